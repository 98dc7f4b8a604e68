// The drafter's chip: one live region that says where the draft stands.
import { Check, Clock, PenLine } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { Chip } from '../../components/chip.tsx'
import { assertNever } from '../../../shared/errors.ts'
import { draftChip, openDraft, type DraftChip } from '../../stores/draft-store.ts'
import { useDocument } from '../../stores/document-store.ts'

export function DraftStatus(): ReactNode {
  const now = openDraft.use((state) => state.value)
  const chip: DraftChip = now === null ? { kind: 'none' } : draftChip(now)
  switch (chip.kind) {
    case 'none':
    case 'failed':
    case 'cancelled':
      // A failure has more to say than fits here: the alert above the page says it.
      return <span role="status" aria-label="Draft" />
    case 'status':
      return (
        <span className="flex min-w-0 items-center gap-2">
          <span role="status" aria-label="Draft" className="shrink-0">
            <Chip tone={chip.text === 'Updated' ? 'good' : 'accent'} icon={icons[chip.text]}>
              {chip.text}
            </Chip>
          </span>
          {chip.detail === null ? null : (
            <span className="max-w-48 min-w-0 truncate text-sm text-soft" title={chip.detail}>
              {chip.detail}
            </span>
          )}
          {chip.text === 'Updated' ? <Review /> : null}
        </span>
      )
    default:
      return assertNever(chip)
  }
}

/** Leads to what changed and was not seen yet. */
function Review(): ReactNode {
  const position = useDocument((state) => state.unseenChange)
  if (position === null) return null
  return (
    <Button size="sm" variant="ghost" onClick={() => useDocument.getState().manuscript?.goTo(position)}>
      Review
    </Button>
  )
}

const icons = {
  Queued: <Clock size={12} aria-hidden />,
  'Drafting…': <PenLine size={12} aria-hidden className="animate-pulse" />,
  Updated: <Check size={12} aria-hidden />,
}
