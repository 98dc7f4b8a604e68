// The routes of notes.
import type { ServiceContext } from '../../context.ts'
import { createNote, removeNote } from '../../projects/keep-notes.ts'
import { listNotes } from '../../store/queries/notes.ts'
import { standingItems, standingNote } from '../../transcription/standing-items.ts'
import { requireProject } from '../../store/queries/projects.ts'
import type { Handlers } from '../handlers.ts'

type NoteRoutes = 'notes.list' | 'notes.create' | 'notes.delete'

export function noteHandlers(ctx: ServiceContext) {
  return {
    'notes.list': ({ projectId }) => {
      requireProject(ctx.store, projectId)
      const standing = standingItems(ctx.store, projectId)
      return listNotes(ctx.store, projectId).map((note) => standingNote(standing, note))
    },
    'notes.create': (input) => createNote(ctx, input),
    'notes.delete': ({ noteId }) => {
      removeNote(ctx, noteId)
      return null
    },
  } satisfies Pick<Handlers, NoteRoutes>
}
