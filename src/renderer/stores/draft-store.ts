// The latest draft job of the open project and how far it is.
import type { DraftJob } from '../../shared/drafting/draft-job.ts'
import type { DraftProgress } from '../../shared/drafting/drafter.ts'
import { assertNever } from '../../shared/errors.ts'
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

export function draftChip({ job, progress }: DraftNow): DraftChip {
  if (job === null) return { kind: 'none' }
  switch (job.status) {
    case 'queued':
      return { kind: 'status', text: 'Queued', detail: job.error }
    case 'running':
      return { kind: 'status', text: 'Drafting…', detail: progress?.section ?? null }
    case 'complete':
      return { kind: 'status', text: 'Updated', detail: null }
    case 'error':
      return { kind: 'failed', reason: job.error ?? 'The draft could not be made.' }
    default:
      return assertNever(job.status)
  }
}

export async function updateDraft(projectId: string): Promise<void> {
  await request('draft.enqueue', { projectId, sessionId: null, urgency: 'asap' })
  openDraft.refresh()
}

export async function retryDraft(jobId: string): Promise<void> {
  await request('draft.retry', { jobId })
  openDraft.refresh()
}
