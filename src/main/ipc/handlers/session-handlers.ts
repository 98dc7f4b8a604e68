// A project's sessions.
import type { ServiceContext } from '../../context.ts'
import { requireProject } from '../../store/queries/projects.ts'
import { listSessions } from '../../store/queries/sessions.ts'
import type { Handlers } from '../handlers.ts'

export function sessionHandlers({ store }: ServiceContext) {
  return {
    'sessions.list': ({ projectId }) => {
      requireProject(store, projectId)
      return listSessions(store, projectId)
    },
  } satisfies Pick<Handlers, 'sessions.list'>
}
