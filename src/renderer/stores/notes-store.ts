// Notes, to-dos and bookmarks of the open project.
import type { Note, NoteType, Todo, TodoStatus, TranscriptPointer } from '../../shared/note/note.ts'
import { request, subscribe } from '../bridge/client.ts'
import { createProjection } from './projection.ts'

export interface Jottings {
  notes: Note[]
  todos: Todo[]
  pointers: TranscriptPointer[]
}

export const openNotes = createProjection<Jottings>({
  async load(projectId) {
    const [notes, todos, pointers] = await Promise.all([
      request('notes.list', { projectId }),
      request('todos.list', { projectId }),
      request('pointers.list', { projectId }),
    ])
    return { notes, todos, pointers }
  },
  listen(projectId, { refresh }) {
    const ours = (event: { projectId: string }) => {
      if (event.projectId === projectId) refresh()
    }
    return [
      subscribe('notes.changed', ours),
      subscribe('todos.changed', ours),
      subscribe('pointers.changed', ours),
    ]
  },
})

/** Where a note was made: the session and the line that was in front. */
export interface Moment {
  sessionId?: string
  itemIds?: string[]
}

export async function addNote(
  projectId: string,
  noteType: NoteType,
  content: string,
  at: Moment = {},
): Promise<void> {
  await request('notes.create', { projectId, noteType, content, ...at })
  openNotes.refresh()
}

export async function deleteNote(noteId: string): Promise<void> {
  await request('notes.delete', { noteId })
  openNotes.refresh()
}

export async function addTodo(projectId: string, label: string, sessionId?: string): Promise<void> {
  await request('todos.create', { projectId, label, ...(sessionId === undefined ? {} : { sessionId }) })
  openNotes.refresh()
}

export async function setTodoStatus(todoId: string, status: TodoStatus): Promise<void> {
  await request('todos.setStatus', { todoId, status })
  openNotes.refresh()
}

export async function addPointer(projectId: string, sessionId: string, itemId: string): Promise<void> {
  await request('pointers.create', { projectId, sessionId, itemId })
  openNotes.refresh()
}

/** Open ones first, in review next, resolved last; older before newer. */
export function orderTodos(todos: readonly Todo[]): Todo[] {
  const rank: Record<TodoStatus, number> = { open: 0, in_review: 1, resolved: 2 }
  return [...todos].sort((a, b) => rank[a.status] - rank[b.status] || a.createdAt - b.createdAt)
}
