// Rows of `todos`.
import { eq, sql } from 'drizzle-orm'
import type { Todo, TodoStatus } from '../../../shared/note/note.ts'
import { todos } from '../schema.ts'
import { perStore } from '../per-store.ts'
import type { Store } from '../store.ts'

export function insertTodo(store: Store, todo: Todo): void {
  store.transaction(() => store.db.insert(todos).values(todo).run())
}

export function findTodo(store: Store, id: string): Todo | null {
  return store.db.select().from(todos).where(eq(todos.id, id)).get() ?? null
}

const statements = perStore(({ db }) => ({
  all: db
    .select()
    .from(todos)
    .where(eq(todos.projectId, sql.placeholder('projectId')))
    .orderBy(sql`${todos}.rowid`)
    .prepare(),
}))

/** Oldest first, resolved ones included. */
export function listTodos(store: Store, projectId: string): Todo[] {
  return statements(store).all.all({ projectId })
}

/** `resolvedAt` is kept with `resolved` and cleared by any other status. */
export function setTodoStatus(store: Store, id: string, status: TodoStatus, now: number): void {
  const resolvedAt = status === 'resolved' ? sql`coalesce(${todos.resolvedAt}, ${now})` : null
  store.transaction(() => store.db.update(todos).set({ status, resolvedAt }).where(eq(todos.id, id)).run())
}
