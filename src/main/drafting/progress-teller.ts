// Tells the window how far a job is: a few times a second at most, and where an answer pauses, as far as it has come.
import type { DraftJob } from '../../shared/drafting/draft-job.ts'
import type { DraftProgress } from '../../shared/drafting/drafter.ts'
import type { ServiceContext } from '../context.ts'

/** Progress events are this far apart at least. Milliseconds. */
const PROGRESS_MS = 100

export interface ProgressTeller {
  tell(progress: DraftProgress): void
  /** Nothing is told after it. */
  end(): void
}

export function progressTeller(
  { emit }: Pick<ServiceContext, 'emit'>,
  { id: jobId, projectId }: Pick<DraftJob, 'id' | 'projectId'>,
): ProgressTeller {
  let untold: DraftProgress | null = null
  let timer: NodeJS.Timeout | undefined
  let ended = false
  const tellNow = (): void => {
    timer = undefined
    if (untold === null) return
    const progress = untold
    untold = null
    timer = setTimeout(tellNow, PROGRESS_MS)
    emit('draft.progress', { projectId, jobId, progress })
  }
  return {
    tell(progress) {
      if (ended) return
      untold = progress
      if (timer === undefined) tellNow()
    },
    end() {
      ended = true
      clearTimeout(timer)
    },
  }
}
