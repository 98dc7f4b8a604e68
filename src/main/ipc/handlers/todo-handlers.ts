// The routes of to-dos.
import type { ServiceContext } from '../../context.ts'
import { changeTodoStatus, createTodo } from '../../projects/keep-notes.ts'
import { requireProject } from '../../store/queries/projects.ts'
import { listTodos } from '../../store/queries/todos.ts'
import type { Handlers } from '../handlers.ts'

type TodoRoutes = 'todos.list' | 'todos.create' | 'todos.setStatus'

export function todoHandlers(ctx: ServiceContext) {
  return {
    'todos.list': ({ projectId }) => {
      requireProject(ctx.store, projectId)
      return listTodos(ctx.store, projectId)
    },
    'todos.create': (input) => createTodo(ctx, input),
    'todos.setStatus': ({ todoId, status }) => changeTodoStatus(ctx, todoId, status),
  } satisfies Pick<Handlers, TodoRoutes>
}
