// Ids that a tool is given must belong to the session's own project; everything else is somebody else's.
import { StudioError } from '../../shared/errors.ts'
import type { Todo } from '../../shared/note/note.ts'
import type { Project } from '../../shared/project/project.ts'
import { listSessions } from '../store/queries/sessions.ts'
import { findTodo } from '../store/queries/todos.ts'
import { findItem } from '../store/queries/transcript.ts'
import type { ToolDeps, ToolScope } from './tool.ts'

/** Throws FOREIGN_ID. */
export function ownProject({ project }: ToolScope, projectId: string): Project {
  if (project !== null && project.id === projectId) return project
  throw foreign('project', projectId)
}

/** The session an item of the project was said in; this one is looked at first. Throws FOREIGN_ID. */
export function ownItem({ store }: ToolDeps, { session, project }: ToolScope, itemId: string): string {
  const others = project === null ? [] : listSessions(store, project.id).map(({ id }) => id)
  const found = [session.id, ...others].find((sessionId) => findItem(store, sessionId, itemId) !== null)
  if (found !== undefined) return found
  throw foreign('passage', itemId)
}

export function ownItems(deps: ToolDeps, scope: ToolScope, itemIds: readonly string[] | undefined): void {
  for (const itemId of itemIds ?? []) ownItem(deps, scope, itemId)
}

/** Throws FOREIGN_ID. */
export function ownTodo({ store }: ToolDeps, { project }: ToolScope, todoId: string): Todo {
  const todo = findTodo(store, todoId)
  if (todo !== null && todo.projectId === project?.id) return todo
  throw foreign('to-do', todoId)
}

function foreign(what: string, id: string): StudioError {
  return new StudioError(
    'FOREIGN_ID',
    `This ${what} does not belong to the session's project. Nothing was changed.`,
    { id },
  )
}
