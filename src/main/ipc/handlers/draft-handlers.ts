// Asking for draft updates and watching them.
import type { ServiceContext } from '../../context.ts'
import type { DraftQueue } from '../../drafting/draft-queue.ts'
import { latestDraftJob, listDraftJobs, toDraftJob } from '../../store/queries/draft-jobs.ts'
import type { Handlers } from '../handlers.ts'

type DraftRoute = Extract<keyof Handlers, `draft.${string}`>

export function draftHandlers(ctx: ServiceContext, queue: DraftQueue): Pick<Handlers, DraftRoute> {
  return {
    'draft.enqueue': (request) => queue.enqueueDraft(request),
    'draft.latest': ({ projectId }) => {
      const job = latestDraftJob(ctx.store, projectId)
      return job === null ? null : toDraftJob(job)
    },
    'draft.jobs': ({ projectId }) => listDraftJobs(ctx.store, projectId).map(toDraftJob),
    'draft.retry': ({ jobId }) => queue.retry(jobId),
  }
}
