// What can be done about an update, as it stands.
import type { ReactNode } from 'react'
import type { DraftJob } from '../../../shared/drafting/draft-job.ts'
import { Button } from '../../components/button.tsx'
import { jobActions, type JobAction } from './activity-words.ts'
import { retryJob, stopJob, undoUpdate } from './draft-actions.ts'
import { momentWords } from './time-words.ts'

interface ActivityActionsProps {
  job: DraftJob
  /** The focus goes back to “Show what was sent”. */
  cameBack: boolean
  onShowSent: () => void
}

export function ActivityActions({ job, cameBack, onShowSent }: ActivityActionsProps): ReactNode {
  const acts: Record<JobAction, { label: string; run: () => void }> = {
    cancel: { label: 'Cancel', run: () => void stopJob(job.id) },
    tryNow: { label: 'Try now', run: () => void retryJob(job.id) },
    retry: { label: 'Retry', run: () => void retryJob(job.id) },
    arrange: { label: 'Arrange it here without the model', run: () => void retryJob(job.id, 'embedded') },
    undo: { label: 'Undo this update', run: () => void undoUpdate(job.projectId, job.id) },
    showSent: { label: 'Show what was sent', run: onShowSent },
  }
  const offered = jobActions(job)
  if (offered.length === 0) return null
  return (
    <div className="mt-1 flex flex-wrap gap-2">
      {offered.map((action) => (
        <Button
          key={action}
          size="sm"
          autoFocus={cameBack && action === 'showSent'}
          aria-label={`${acts[action].label}, update of ${momentWords(job.createdAt)}`}
          onClick={acts[action].run}
        >
          {acts[action].label}
        </Button>
      ))}
    </div>
  )
}
