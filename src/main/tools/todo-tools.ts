// Tools that read to-dos and move them on.
import { mayBeTold } from '../../shared/note/left-out.ts'
import { changeTodoStatus } from '../projects/keep-notes.ts'
import { listTodos } from '../store/queries/todos.ts'
import { ownProject, ownTodo } from './own-ids.ts'
import type { Tools } from './tool.ts'

const DEFAULT_LIMIT = 50

export const todoTools: Tools<'update_todo_status' | 'list_todos'> = {
  update_todo_status(deps, scope, { todoId, status }) {
    ownTodo(deps, scope, todoId)
    const todo = changeTodoStatus(deps, todoId, status)
    return { todo: { id: todo.id, label: todo.label, status: todo.status } }
  },

  list_todos({ store }, scope, { projectId, limit = DEFAULT_LIMIT }) {
    ownProject(scope, projectId)
    const open = listTodos(store, projectId).filter((todo) => todo.status !== 'resolved' && mayBeTold(todo))
    return {
      todos: open.slice(0, limit).map(({ id, label, status }) => ({ id, label, status })),
      total: open.length,
    }
  },
}
