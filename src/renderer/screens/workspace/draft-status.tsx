// The drafter's chip: one live region that says where the draft stands, or an alert with the reason and a way on.
import { Check, CircleAlert, Clock, PenLine } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { Chip } from '../../components/chip.tsx'
import { assertNever } from '../../../shared/errors.ts'
import { draftChip, openDraft, retryDraft, type DraftChip } from '../../stores/draft-store.ts'
import { useDocument } from '../../stores/document-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'

export function DraftStatus(): ReactNode {
  const now = openDraft.use((state) => state.value)
  const chip: DraftChip = now === null ? { kind: 'none' } : draftChip(now)
  switch (chip.kind) {
    case 'none':
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
            <span className="min-w-0 truncate text-sm text-soft" title={chip.detail}>
              {chip.detail}
            </span>
          )}
          {chip.text === 'Updated' ? <Review /> : null}
        </span>
      )
    case 'failed':
      return <Failed reason={chip.reason} jobId={chip.jobId} />
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

function Failed({ reason, jobId }: { reason: string; jobId: string }): ReactNode {
  const retry = () => {
    retryDraft(jobId).catch((error: unknown) => showProblem('The draft could not be tried again', error))
  }
  return (
    <span
      role="alert"
      className="flex min-w-0 items-center gap-2 rounded-full bg-live-soft py-0.5 pr-1 pl-2.5 text-sm text-live"
    >
      <CircleAlert size={14} aria-hidden className="shrink-0" />
      <span className="min-w-0 truncate" title={reason}>
        {reason}
      </span>
      <Button size="sm" variant="ghost" className="h-6 rounded-full text-live" onClick={retry}>
        Retry
      </Button>
    </span>
  )
}

const icons = {
  Queued: <Clock size={12} aria-hidden />,
  'Drafting…': <PenLine size={12} aria-hidden className="animate-pulse" />,
  Updated: <Check size={12} aria-hidden />,
}
