// The library's routes.
import type { ServiceContext } from '../../context.ts'
import { viewDeletion } from '../../erase/view-deletion.ts'
import { createProject } from '../../projects/create-project.ts'
import { changeProject, deleteProject, undoDeleteProject } from '../../projects/update-project.ts'
import { listProjects, requireProject } from '../../store/queries/projects.ts'
import type { Handlers } from '../handlers.ts'

type ProjectRoutes =
  | 'projects.list'
  | 'projects.get'
  | 'projects.create'
  | 'projects.update'
  | 'projects.delete'
  | 'projects.undoDelete'
  | 'projects.deletion'

export function projectHandlers(ctx: ServiceContext) {
  return {
    'projects.list': ({ includeArchived }) =>
      listProjects(ctx.store, { includeArchived: includeArchived ?? false }),
    'projects.get': ({ projectId }) => requireProject(ctx.store, projectId),
    'projects.create': (input) => createProject(ctx, input),
    'projects.update': (input) => changeProject(ctx, input),
    'projects.delete': ({ projectId }) => {
      deleteProject(ctx, projectId)
      return null
    },
    'projects.undoDelete': ({ projectId }) => undoDeleteProject(ctx, projectId),
    'projects.deletion': ({ projectId }) => viewDeletion(ctx.store, projectId),
  } satisfies Pick<Handlers, ProjectRoutes>
}
