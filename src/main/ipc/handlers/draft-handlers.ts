// Asking for draft updates and watching them.
import { StudioError } from '../../../shared/errors.ts'
import type { ServiceContext } from '../../context.ts'
import type { DraftQueue } from '../../drafting/draft-queue.ts'
import { DAY_MS } from '../../drafting/model/create-ledger.ts'
import { latestDraftJob, listDraftJobs } from '../../store/queries/draft-jobs.ts'
import { listModelRequests, spentSince } from '../../store/queries/model-requests.ts'
import type { Handlers } from '../handlers.ts'

type DraftRoute = Extract<keyof Handlers, `draft.${string}`>

export function draftHandlers(ctx: ServiceContext, queue: DraftQueue): Pick<Handlers, DraftRoute> {
  return {
    'draft.enqueue': (request) => queue.enqueueDraft(request),
    'draft.latest': ({ projectId }) => {
      const job = latestDraftJob(ctx.store, projectId)
      return job
    },
    'draft.jobs': ({ projectId }) => listDraftJobs(ctx.store, projectId),
    'draft.retry': ({ jobId, engine }) => queue.retry(jobId, engine ?? null),
    'draft.cancel': ({ jobId }) => queue.cancel(jobId),
    'draft.undo': notYet,
    'draft.requests': ({ jobId }) => listModelRequests(ctx.store, jobId),
    'draft.spending': () => ({ lastDayUsd: spentSince(ctx.store, ctx.now() - DAY_MS) }),
    'draft.networkBack': () => {
      queue.networkIsBack()
      return null
    },
    'draft.testConnection': notYet,
  }
}

function notYet(): never {
  throw new StudioError('INTERNAL', 'Not built yet.')
}
