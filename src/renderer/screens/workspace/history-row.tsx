// One revision: who made it and why, what came and went, and what can be done with it.
import type { ReactNode } from 'react'
import type { DocumentRevision } from '../../../shared/document/document.ts'
import type { DraftJob } from '../../../shared/drafting/draft-job.ts'
import { Button } from '../../components/button.tsx'
import { drafterWords } from './activity-words.ts'
import { undoUpdate } from './draft-actions.ts'
import { changeWords, revisionAuthorLabels, wordsOf } from './revision-words.ts'
import { momentWords } from './time-words.ts'

interface HistoryRowProps {
  revision: DocumentRevision
  /** The one kept before it. */
  previous: DocumentRevision | null
  /** What made it; null = nobody drafted, or it is not known yet. */
  job: DraftJob | null
  isCurrent: boolean
  onShow: () => void
  /** null: there is nothing to compare it with. */
  onCompare: (() => void) | null
  onRestore: () => void
}

export function HistoryRow(props: HistoryRowProps): ReactNode {
  const { revision, previous, job, isCurrent } = props
  const changed = changeWords(revision, previous)
  return (
    <li className="border-b border-line py-2.5">
      <p className="font-medium">
        {revisionAuthorLabels[revision.author]}
        {isCurrent ? <span className="font-normal text-soft"> · as it stands</span> : null}
        {job?.undoneAt === null || job === null ? null : (
          <span className="font-normal text-soft"> · undone since</span>
        )}
      </p>
      <p className="text-xs text-soft tabular-nums">
        {momentWords(revision.createdAt)} · {wordsOf(revision.words)}
        {changed === '' ? '' : ` (${changed})`}
      </p>
      {job === null ? null : <DraftedBy job={job} />}
      <Actions {...props} />
    </li>
  )
}

function DraftedBy({ job }: { job: DraftJob }): ReactNode {
  const by = drafterWords(job)
  return (
    <>
      {job.generatedSummary === null ? null : (
        <p className="mt-1 line-clamp-3 text-sm break-words" title={job.generatedSummary}>
          {job.generatedSummary}
        </p>
      )}
      {by === null ? null : <p className="text-xs break-words text-soft">Drafted: {by}</p>}
    </>
  )
}

function Actions({ revision, job, isCurrent, onShow, onCompare, onRestore }: HistoryRowProps): ReactNode {
  const name = `revision ${revision.revision}`
  const canUndo = job !== null && job.status === 'complete' && job.undoneAt === null
  return (
    <div className="mt-1.5 flex flex-wrap gap-1.5">
      <Button size="sm" aria-label={`View ${name}`} onClick={onShow}>
        View
      </Button>
      {onCompare === null ? null : (
        <Button size="sm" aria-label={`Compare ${name}`} onClick={onCompare}>
          Compare
        </Button>
      )}
      {isCurrent ? null : (
        <Button size="sm" aria-label={`Restore ${name}`} onClick={onRestore}>
          Restore
        </Button>
      )}
      {canUndo ? (
        <Button
          size="sm"
          aria-label={`Undo this draft update, ${name}`}
          onClick={() => void undoUpdate(revision.projectId, job.id)}
        >
          Undo this draft update
        </Button>
      ) : null}
    </div>
  )
}
