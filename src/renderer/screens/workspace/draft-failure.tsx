// A draft that failed: the reason in full, above the page, and a way to try again. The page stays editable.
import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { draftChip, openDraft } from '../../stores/draft-store.ts'
import { retryLatest } from './request-draft.ts'

export function DraftFailure(): ReactNode {
  const now = openDraft.use((state) => state.value)
  const chip = now === null ? null : draftChip(now)
  if (chip?.kind !== 'failed') return null
  return (
    <div className="shrink-0 px-4 pt-3">
      <Notice tone="problem">
        <div className="flex items-start gap-4">
          <p className="min-w-0 flex-1">{chip.reason}</p>
          <Button size="sm" icon={<RotateCw size={14} aria-hidden />} onClick={retryLatest}>
            Retry
          </Button>
        </div>
      </Notice>
    </div>
  )
}
