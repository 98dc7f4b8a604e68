// Rows of `transcript_pointers`.
import { eq, sql } from 'drizzle-orm'
import type { TranscriptPointer } from '../../../shared/note/note.ts'
import { transcriptPointers } from '../schema.ts'
import type { Store } from '../store.ts'

export function insertPointer(store: Store, pointer: TranscriptPointer): void {
  store.transaction(() => store.db.insert(transcriptPointers).values(pointer).run())
}

/** Oldest first. */
export function listPointers(store: Store, projectId: string): TranscriptPointer[] {
  return store.db
    .select()
    .from(transcriptPointers)
    .where(eq(transcriptPointers.projectId, projectId))
    .orderBy(sql`${transcriptPointers}.rowid`)
    .all()
}
