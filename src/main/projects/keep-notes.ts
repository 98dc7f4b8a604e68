// Notes, to-dos and pointers, made by the author or by a tool.
import { StudioError } from '../../shared/errors.ts'
import type { Note, NoteType, Todo, TodoStatus, TranscriptPointer } from '../../shared/note/note.ts'
import type { ServiceContext } from '../context.ts'
import { deleteNote, findNote, insertNote } from '../store/queries/notes.ts'
import { insertPointer } from '../store/queries/pointers.ts'
import { requireProject } from '../store/queries/projects.ts'
import { findSession } from '../store/queries/sessions.ts'
import { findTodo, insertTodo, setTodoStatus } from '../store/queries/todos.ts'
import { findItem } from '../store/queries/transcript.ts'
import type { Store } from '../store/store.ts'

export interface NewNote {
  projectId: string
  noteType: NoteType
  content: string
  sessionId?: string | undefined
  /** Transcript items it rests on; kept as they are given. */
  itemIds?: string[] | undefined
}

/** Throws NOT_FOUND, FOREIGN_ID (a session of another project) and INVALID_ARGUMENT (blank). */
export function createNote(ctx: ServiceContext, input: NewNote): Note {
  const { store } = ctx
  requireSessionOfProject(store, input.projectId, input.sessionId)
  const note: Note = {
    id: ctx.newId(),
    projectId: input.projectId,
    sessionId: input.sessionId ?? null,
    noteType: input.noteType,
    content: requireText(input.content, 'A note needs some text.'),
    sourceItemIds: input.itemIds ?? [],
    createdAt: ctx.now(),
  }
  insertNote(store, note)
  ctx.emit('notes.changed', { projectId: note.projectId })
  return note
}

/** Throws NOT_FOUND. */
export function removeNote(ctx: ServiceContext, noteId: string): void {
  const note = findNote(ctx.store, noteId)
  if (note === null)
    throw new StudioError('NOT_FOUND', 'This note is gone already. Nothing else was changed.', { noteId })
  requireProject(ctx.store, note.projectId)
  deleteNote(ctx.store, noteId)
  ctx.emit('notes.changed', { projectId: note.projectId })
}

export interface NewTodo {
  projectId: string
  label: string
  sessionId?: string | undefined
}

/** Throws NOT_FOUND, FOREIGN_ID and INVALID_ARGUMENT (blank). */
export function createTodo(ctx: ServiceContext, input: NewTodo): Todo {
  const { store } = ctx
  requireSessionOfProject(store, input.projectId, input.sessionId)
  const todo: Todo = {
    id: ctx.newId(),
    projectId: input.projectId,
    sessionId: input.sessionId ?? null,
    label: requireText(input.label, 'A to-do needs a few words.'),
    status: 'open',
    createdAt: ctx.now(),
    resolvedAt: null,
  }
  insertTodo(store, todo)
  tellTodo(ctx, todo.projectId)
  return todo
}

/** Throws NOT_FOUND. */
export function changeTodoStatus(ctx: ServiceContext, todoId: string, status: TodoStatus): Todo {
  const { store } = ctx
  const todo = store.transaction(() => {
    setTodoStatus(store, todoId, status, ctx.now())
    const changed = findTodo(store, todoId)
    if (changed === null) {
      throw new StudioError('NOT_FOUND', 'This to-do is gone already. Nothing else was changed.', { todoId })
    }
    requireProject(store, changed.projectId)
    return changed
  })
  tellTodo(ctx, todo.projectId)
  return todo
}

/** The library shows how many are open. */
function tellTodo(ctx: ServiceContext, projectId: string): void {
  ctx.emit('todos.changed', { projectId })
  ctx.emit('projects.changed', { projectId })
}

export interface NewPointer {
  projectId: string
  sessionId: string
  itemId: string
  label?: string | undefined
}

/** Throws NOT_FOUND (project, or an item the session does not have) and FOREIGN_ID. */
export function createPointer(ctx: ServiceContext, input: NewPointer): TranscriptPointer {
  const { store } = ctx
  requireSessionOfProject(store, input.projectId, input.sessionId)
  if (findItem(store, input.sessionId, input.itemId) === null) {
    throw new StudioError('NOT_FOUND', 'This passage is not in the transcript. Nothing was changed.', {
      itemId: input.itemId,
    })
  }
  const label = input.label?.trim() ?? ''
  const pointer: TranscriptPointer = {
    id: ctx.newId(),
    projectId: input.projectId,
    sessionId: input.sessionId,
    itemId: input.itemId,
    label: label === '' ? null : label,
    createdAt: ctx.now(),
  }
  insertPointer(store, pointer)
  ctx.emit('pointers.changed', { projectId: pointer.projectId })
  return pointer
}

function requireText(raw: string, refusal: string): string {
  const text = raw.trim()
  if (text === '') throw new StudioError('INVALID_ARGUMENT', refusal)
  return text
}

function requireSessionOfProject(store: Store, projectId: string, sessionId: string | undefined): void {
  requireProject(store, projectId)
  if (sessionId === undefined || findSession(store, sessionId)?.projectId === projectId) return
  throw new StudioError('FOREIGN_ID', 'This session belongs to another project. Nothing was changed.', {
    sessionId,
  })
}
