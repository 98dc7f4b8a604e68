// 'archive.*': every sitting, with what became of it.
import { listArchive } from '../../archive/list-archive.ts'
import type { ServiceContext } from '../../context.ts'
import { requireProject } from '../../store/queries/projects.ts'
import type { Handlers } from '../handlers.ts'

export function archiveHandlers({ store }: ServiceContext): Pick<Handlers, 'archive.sessions'> {
  return {
    'archive.sessions'({ projectId }) {
      if (projectId !== null) requireProject(store, projectId)
      return listArchive(store, projectId)
    },
  }
}
