// Rows of `notes`.
import { eq, sql } from 'drizzle-orm'
import type { Note } from '../../../shared/note/note.ts'
import { readStringList } from '../json-columns.ts'
import { notes } from '../schema.ts'
import type { Store } from '../store.ts'

function toNote(row: typeof notes.$inferSelect): Note {
  return { ...row, sourceItemIds: readStringList(row.sourceItemIds) }
}

export function insertNote(store: Store, note: Note): void {
  const row = { ...note, sourceItemIds: JSON.stringify(note.sourceItemIds) }
  store.transaction(() => store.db.insert(notes).values(row).run())
}

export function findNote(store: Store, id: string): Note | null {
  const row = store.db.select().from(notes).where(eq(notes.id, id)).get()
  return row === undefined ? null : toNote(row)
}

/** Oldest first. */
export function listNotes(store: Store, projectId: string): Note[] {
  return store.db
    .select()
    .from(notes)
    .where(eq(notes.projectId, projectId))
    .orderBy(sql`${notes}.rowid`)
    .all()
    .map(toNote)
}

export function deleteNote(store: Store, id: string): void {
  store.transaction(() => store.db.delete(notes).where(eq(notes.id, id)).run())
}
