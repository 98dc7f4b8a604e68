// To-dos with their state: open, in review, resolved.
import type { ReactNode } from 'react'
import { todoStatuses, type Todo, type TodoStatus } from '../../../shared/note/note.ts'
import { SelectField } from '../../components/field.tsx'
import { orderTodos, setTodoStatus } from '../../stores/notes-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'
import { litLook } from './use-place.ts'

const statusLabels: Record<TodoStatus, string> = {
  open: 'Open',
  in_review: 'In review',
  resolved: 'Resolved',
}
const options = todoStatuses.map((value) => ({ value, label: statusLabels[value] }))

interface TodoListProps {
  todos: readonly Todo[]
  /** The one that was gone to. */
  lit: string | null
}

export function TodoList({ todos, lit }: TodoListProps): ReactNode {
  if (todos.length === 0) return <p className="mt-2 text-sm text-soft">Nothing to do at the moment.</p>
  return (
    <ul className="mt-2 flex flex-col">
      {orderTodos(todos).map((todo) => (
        <li
          key={todo.id}
          data-place={todo.id}
          tabIndex={-1}
          className={`flex items-start gap-3 border-b border-line py-2 ${todo.id === lit ? litLook : ''}`}
        >
          <p
            className={`min-w-0 flex-1 pt-1 break-words ${todo.status === 'resolved' ? 'text-soft line-through' : ''}`}
          >
            {todo.label}
          </p>
          <SelectField
            className="w-28 shrink-0"
            label={`State of “${todo.label}”`}
            hideLabel
            value={todo.status}
            options={options}
            onChange={(status) => {
              const next = todoStatuses.find((candidate) => candidate === status)
              if (next === undefined) return
              setTodoStatus(todo.id, next).catch((error: unknown) =>
                showProblem('The to-do was not changed', error),
              )
            }}
          />
        </li>
      ))}
    </ul>
  )
}
