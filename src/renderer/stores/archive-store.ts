// Every sitting of a project, or of all, as main counts them.
import type { ArchivedSession } from '../../shared/ipc/archive-routes.ts'
import { request, subscribe } from '../bridge/client.ts'
import { createProjection } from './projection.ts'

/** Stands for all projects. */
export const ALL_PROJECTS = '*'

export const archive = createProjection<ArchivedSession[]>({
  load: (key) => request('archive.sessions', { projectId: key === ALL_PROJECTS ? null : key }),
  listen: (_key, { refresh }) => [
    subscribe('session.changed', refresh),
    subscribe('recordings.changed', refresh),
    subscribe('transcription.changed', ({ job }) => {
      if (job.status === 'complete' || job.status === 'error') refresh()
    }),
    subscribe('draft.changed', ({ job }) => {
      if (job.status === 'complete') refresh()
    }),
  ],
})
