// Every draft job of a project, newest first, how far the running ones are, and what drafting cost of late.
import type { DraftJob } from '../../shared/drafting/draft-job.ts'
import type { DraftProgress } from '../../shared/drafting/drafter.ts'
import { request, subscribe } from '../bridge/client.ts'
import { createProjection } from './projection.ts'

export interface Activity {
  jobs: DraftJob[]
  /** US dollars of the last 24 hours, in all projects. */
  lastDayUsd: number
  /** By job. */
  progress: Readonly<Record<string, DraftProgress>>
}

export const projectActivity = createProjection<Activity>({
  async load(projectId) {
    const [jobs, { lastDayUsd }] = await Promise.all([
      request('draft.jobs', { projectId }),
      request('draft.spending', {}),
    ])
    return { jobs: [...jobs].sort((a, b) => b.createdAt - a.createdAt), lastDayUsd, progress: {} }
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
