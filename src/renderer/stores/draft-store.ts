// The latest draft job of the open project and how far it is.
import type { DraftJob, EngineName } from '../../shared/drafting/draft-job.ts'
import type { DraftProgress } from '../../shared/drafting/drafter.ts'
import type { ModelRequestView } from '../../shared/drafting/model-request.ts'
import { assertNever } from '../../shared/errors.ts'
import type { RequestInput } from '../../shared/ipc/contract.ts'
import type { UndoneDraft } from '../../shared/ipc/draft-views.ts'
import type { EnqueueView } from '../../shared/ipc/views.ts'
import { request, subscribe } from '../bridge/client.ts'
import { createProjection } from './projection.ts'

export interface DraftNow {
  /** null = nothing was ever drafted. */
  job: DraftJob | null
  /** Of `job`, while it runs. */
  progress: DraftProgress | null
}

export const openDraft = createProjection<DraftNow>({
  load: async (projectId) => ({ job: await request('draft.latest', { projectId }), progress: null }),
  listen: (projectId, { refresh, patch }) => [
    // The changed job need not be the latest: a finished one may have another behind it.
    subscribe('draft.changed', (event) => {
      if (event.projectId === projectId) refresh()
    }),
    subscribe('draft.progress', (event) => {
      if (event.projectId === projectId) patch((now) => withProgress(now, event.jobId, event.progress))
    }),
  ],
})

/** null when the progress is of a job that is not shown as running. */
export function withProgress(now: DraftNow, jobId: string, progress: DraftProgress): DraftNow | null {
  return now.job?.id === jobId && now.job.status === 'running' ? { ...now, progress } : null
}

export type DraftChip =
  | { kind: 'none' }
  /** `text` is what the live region reads; `detail` stands beside it. */
  | { kind: 'status'; text: 'Queued' | 'Drafting…' | 'Updated'; detail: string | null }
  | { kind: 'failed'; reason: string }
  /** The author stopped it: worth a quiet word, no alert. */
  | { kind: 'cancelled'; reason: string }

export function draftChip({ job, progress }: DraftNow): DraftChip {
  if (job === null) return { kind: 'none' }
  switch (job.status) {
    case 'queued':
      return { kind: 'status', text: 'Queued', detail: job.error }
    case 'running':
      return { kind: 'status', text: 'Drafting…', detail: progress?.section ?? null }
    case 'complete':
      return job.undoneAt === null ? { kind: 'status', text: 'Updated', detail: null } : { kind: 'none' }
    case 'error':
      return {
        kind: job.cancelledAt === null ? 'failed' : 'cancelled',
        reason: job.error ?? 'The draft could not be made.',
      }
    default:
      return assertNever(job.status)
  }
}

/** What a draft is to be about, or to do. */
export type DraftWish = Pick<RequestInput<'draft.enqueue'>, 'summary' | 'activeSection'>

export async function updateDraft(projectId: string, wish: DraftWish = {}): Promise<EnqueueView> {
  const view = await request('draft.enqueue', { projectId, sessionId: null, urgency: 'asap', ...wish })
  openDraft.refresh()
  return view
}

/** `engine`: this time by that one; absent = as before. */
export async function retryDraft(jobId: string, engine?: EngineName): Promise<void> {
  await request('draft.retry', engine === undefined ? { jobId } : { jobId, engine })
  openDraft.refresh()
}

/** Stops a queued or running job. */
export async function cancelDraft(jobId: string): Promise<void> {
  await request('draft.cancel', { jobId })
  openDraft.refresh()
}

/** Takes a finished job's changes out of the manuscript; what was typed since should be flushed before. */
export async function undoDraft(projectId: string, jobId: string): Promise<UndoneDraft> {
  const undone = await request('draft.undo', { projectId, jobId })
  openDraft.refresh()
  return undone
}

/** What was sent to a model for the job and what came, oldest first. */
export function requestsOf(jobId: string): Promise<ModelRequestView[]> {
  return request('draft.requests', { jobId })
}
