// Asking for draft updates and watching them.
import type { ServiceContext } from '../../context.ts'
import type { DocumentAuthority } from '../../document/document-authority.ts'
import type { DraftQueue } from '../../drafting/draft-queue.ts'
import { DAY_MS } from '../../drafting/model/create-ledger.ts'
import type { EnginePorts } from '../../drafting/engines.ts'
import { testDrafting } from '../../drafting/model/test-drafting.ts'
import { latestDraftJob, listDraftJobs } from '../../store/queries/draft-jobs.ts'
import { listModelRequests, spentSince } from '../../store/queries/model-requests.ts'
import { requireProject } from '../../store/queries/projects.ts'
import type { Handlers } from '../handlers.ts'

type DraftRoute = Extract<keyof Handlers, `draft.${string}`>

interface Drafting {
  queue: DraftQueue
  documents: DocumentAuthority
  engines: EnginePorts
  /** What waits for the network goes on. */
  networkIsBack(): void
}

export function draftHandlers(
  ctx: ServiceContext,
  { queue, documents, engines, networkIsBack }: Drafting,
): Pick<Handlers, DraftRoute> {
  return {
    'draft.enqueue': (request) => queue.enqueueDraft(request),
    'draft.latest': ({ projectId }) => latestDraftJob(ctx.store, projectId),
    'draft.jobs': ({ projectId }) => listDraftJobs(ctx.store, projectId),
    'draft.retry': ({ jobId, engine }) => queue.retry(jobId, engine ?? null),
    'draft.cancel': ({ jobId }) => queue.cancel(jobId),
    'draft.undo': ({ projectId, jobId }) =>
      documents.undoDraft(requireProject(ctx.store, projectId).id, jobId),
    'draft.requests': ({ jobId }) => listModelRequests(ctx.store, jobId),
    'draft.spending': () => ({ lastDayUsd: spentSince(ctx.store, ctx.now() - DAY_MS) }),
    'draft.networkBack': () => {
      networkIsBack()
      return null
    },
    'draft.testConnection': () => testDrafting(engines),
  }
}
