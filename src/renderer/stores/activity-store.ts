// Every draft job of a project, newest first, and how far the running ones are.
import type { DraftJob } from '../../shared/drafting/draft-job.ts'
import type { DraftProgress } from '../../shared/drafting/drafter.ts'
import { request, subscribe } from '../bridge/client.ts'
import { createProjection } from './projection.ts'

export interface Activity {
  jobs: DraftJob[]
  /** By job. */
  progress: Readonly<Record<string, DraftProgress>>
}

export const projectActivity = createProjection<Activity>({
  async load(projectId) {
    const jobs = await request('draft.jobs', { projectId })
    return { jobs: [...jobs].sort((a, b) => b.createdAt - a.createdAt), progress: {} }
  },
  listen: (projectId, { refresh, patch }) => [
    subscribe('draft.changed', (event) => {
      if (event.projectId === projectId) refresh()
    }),
    subscribe('draft.progress', ({ projectId: of, jobId, progress }) => {
      if (of === projectId) patch((now) => ({ ...now, progress: { ...now.progress, [jobId]: progress } }))
    }),
  ],
})
