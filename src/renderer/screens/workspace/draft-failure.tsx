// A draft that failed or waits for the network: the reason in full, above the page, and what can be done. The page stays
// editable.
import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import type { DraftJob } from '../../../shared/drafting/draft-job.ts'
import { draftChip, openDraft } from '../../stores/draft-store.ts'
import { useSettings } from '../../stores/settings-store.ts'
import { retryJob } from './draft-actions.ts'
import { retryLatest } from './request-draft.ts'

const OFFLINE = 'There is no network. What you said is safe, and the draft goes on when the network is back.'

export function DraftFailure(): ReactNode {
  const now = openDraft.use((state) => state.value)
  const usesModel = useSettings(({ settings }) => settings !== null && settings.draftingEngine !== 'embedded')
  const job = now?.job ?? null
  if (now === null || job === null) return null
  const chip = draftChip(now)
  const here = usesModel && job.forcedEngine !== 'embedded' ? <ArrangeHere job={job} /> : null
  if (chip.kind === 'failed') {
    return (
      <Above tone="problem" reason={chip.reason}>
        <Button size="sm" icon={<RotateCw size={14} aria-hidden />} onClick={retryLatest}>
          Retry
        </Button>
        {here}
      </Above>
    )
  }
  if (job.status !== 'queued' || job.waitReason !== 'offline') return null
  return (
    <Above tone="info" reason={job.error ?? OFFLINE}>
      {here}
    </Above>
  )
}

function ArrangeHere({ job }: { job: DraftJob }): ReactNode {
  return (
    <Button size="sm" onClick={() => void retryJob(job.id, 'embedded')}>
      Arrange it here without the model
    </Button>
  )
}

interface AboveProps {
  tone: 'problem' | 'info'
  reason: string
  children: ReactNode
}

function Above({ tone, reason, children }: AboveProps): ReactNode {
  return (
    <div className="shrink-0 px-4 pt-3">
      <Notice tone={tone}>
        <div className="flex flex-wrap items-start justify-end gap-x-3 gap-y-2">
          <p className="min-w-0 grow basis-80">{reason}</p>
          <div className="flex flex-wrap justify-end gap-2">{children}</div>
        </div>
      </Notice>
    </div>
  )
}
