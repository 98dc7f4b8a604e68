// The drafter's chip: one live region that says where the draft stands, and beside it what can be done about it.
import { Check, CircleSlash, Clock, PenLine, RotateCw, Undo2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, IconButton } from '../../components/button.tsx'
import { Chip } from '../../components/chip.tsx'
import { assertNever } from '../../../shared/errors.ts'
import type { DraftJob } from '../../../shared/drafting/draft-job.ts'
import { draftChip, openDraft, type DraftChip } from '../../stores/draft-store.ts'
import { useDocument } from '../../stores/document-store.ts'
import { stopJob, undoUpdate } from './draft-actions.ts'
import { retryLatest } from './request-draft.ts'

export function DraftStatus(): ReactNode {
  const now = openDraft.use((state) => state.value)
  const chip: DraftChip = now === null ? { kind: 'none' } : draftChip(now)
  const job = now?.job ?? null
  switch (chip.kind) {
    case 'none':
    case 'failed':
      // A failure has more to say than fits here: the alert above the page says it.
      return <span role="status" aria-label="Draft" />
    case 'cancelled':
      return (
        <Line tone="neutral" icon={<CircleSlash size={12} aria-hidden />} text="Stopped" title={chip.reason}>
          <IconButton
            size="sm"
            label="Ask for this draft again"
            icon={<RotateCw size={14} aria-hidden />}
            onClick={retryLatest}
          />
        </Line>
      )
    case 'status':
      return (
        <Line tone={chip.text === 'Updated' ? 'good' : 'accent'} icon={icons[chip.text]} text={chip.text}>
          <Detail text={detailOf(chip, job)} isExtra={chip.text === 'Drafting…'} />
          {job === null ? null : <Actions text={chip.text} job={job} />}
        </Line>
      )
    default:
      return assertNever(chip)
  }
}

interface LineProps {
  tone: 'good' | 'accent' | 'neutral'
  icon: ReactNode
  text: string
  title?: string
  children: ReactNode
}

function Line({ tone, icon, text, title, children }: LineProps): ReactNode {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span role="status" aria-label="Draft" className="shrink-0" title={title}>
        <Chip tone={tone} icon={icon}>
          {text}
        </Chip>
      </span>
      {children}
    </span>
  )
}

/** `isExtra`: a narrow window gives its room to the title of the book. */
function Detail({ text, isExtra }: { text: string | null; isExtra: boolean }): ReactNode {
  if (text === null) return null
  return (
    <span
      className={`max-w-48 min-w-0 truncate text-sm text-soft ${isExtra ? 'max-[1000px]:hidden' : ''}`}
      title={text}
    >
      {text}
    </span>
  )
}

/** The section that is being written; why a job waits, unless that stands above the page. */
function detailOf(chip: Extract<DraftChip, { kind: 'status' }>, job: DraftJob | null): string | null {
  if (chip.text === 'Drafting…') return chip.detail === null ? null : `“${chip.detail}”`
  return job?.waitReason === 'offline' ? null : chip.detail
}

function Actions({ text, job }: { text: 'Queued' | 'Drafting…' | 'Updated'; job: DraftJob }): ReactNode {
  if (text === 'Updated') {
    return (
      <>
        <Review />
        <IconButton
          size="sm"
          label="Undo this draft update"
          icon={<Undo2 size={14} aria-hidden />}
          onClick={() => void undoUpdate(job.projectId, job.id)}
        />
      </>
    )
  }
  return (
    <IconButton
      size="sm"
      label="Cancel the draft update"
      icon={<X size={14} aria-hidden />}
      onClick={() => void stopJob(job.id)}
    />
  )
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
