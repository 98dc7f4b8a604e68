// The draft requests of the last minute and a half, so that a repeated one changes nothing.
import type { DraftJob, DraftRequest } from '../../shared/drafting/draft-job.ts'
import { THROTTLE_MS, type RecentRequest } from '../../shared/drafting/queue-plan.ts'
import { findDraftJob, listDraftJobs } from '../store/queries/draft-jobs.ts'
import type { Store } from '../store/store.ts'

export class RecentRequests {
  readonly #store: Store
  #known: Omit<RecentRequest, 'forcedEngine'>[] = []

  constructor(store: Store) {
    this.#store = store
  }

  add(jobId: string, request: DraftRequest, transcriptLength: number, at: number): void {
    const { projectId, urgency, summary = '', transcriptAnchors = [] } = request
    this.#known.push({ jobId, projectId, urgency, summary, anchors: transcriptAnchors, transcriptLength, at })
  }

  /** Oldest first. A job that failed, is gone or has another engine now, no longer stands in the way of asking again. */
  of(projectId: string, now: number): RecentRequest[] {
    this.#known = this.#known.filter(({ at }) => now - at < THROTTLE_MS)
    const known = this.#known.filter((request) => request.projectId === projectId)
    const asked = new Set(known.map(({ jobId }) => jobId))
    const beforeRestart = listDraftJobs(this.#store, projectId)
      .filter((job) => now - job.createdAt < THROTTLE_MS && job.mergedCount === 0 && !asked.has(job.id))
      .map(asRequest)
      .reverse()
    return [...beforeRestart, ...known].flatMap((request) => {
      const job = findDraftJob(this.#store, request.jobId)
      if (job === null || job.status === 'error') return []
      return [{ ...request, forcedEngine: job.forcedEngine }]
    })
  }
}

function asRequest(job: DraftJob): Omit<RecentRequest, 'forcedEngine'> {
  return {
    jobId: job.id,
    projectId: job.projectId,
    summary: job.summary[0] ?? '',
    anchors: job.transcriptAnchors,
    urgency: job.urgency,
    transcriptLength: -1, // not known any more: a request for "all that is new" is taken again
    at: job.createdAt,
  }
}
