// Every draft job of a project, newest first, how far the running ones are, and what drafting cost of late.
import type { DraftJob } from '../../shared/drafting/draft-job.ts'
import type { DraftProgress } from '../../shared/drafting/drafter.ts'
import { request, subscribe } from '../bridge/client.ts'
import { createProjection, type Projection } from './projection.ts'

export interface Activity {
  jobs: DraftJob[]
  /** US dollars of the last 24 hours, in all projects. */
  lastDayUsd: number
  /** By job. */
  progress: Readonly<Record<string, DraftProgress>>
}

export const projectActivity: Projection<Activity> = createProjection<Activity>({
  async load(projectId): Promise<Activity> {
    const [jobs, { lastDayUsd }] = await Promise.all([
      request('draft.jobs', { projectId }),
      request('draft.spending', {}),
    ])
    const running = new Set(jobs.filter(({ status }) => status === 'running').map(({ id }) => id))
    const told = Object.entries(projectActivity.use.getState().value?.progress ?? {})
    return {
      jobs: [...jobs].sort((a, b) => b.createdAt - a.createdAt),
      lastDayUsd,
      progress: Object.fromEntries(told.filter(([jobId]) => running.has(jobId))),
    }
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
