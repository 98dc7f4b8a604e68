// Rows of `documents`: the manuscript as it stands.
import { eq } from 'drizzle-orm'
import type { ManuscriptDocument } from '../../../shared/document/document.ts'
import { countWords } from '../../../shared/document/word-count.ts'
import { documents } from '../schema.ts'
import type { Store } from '../store.ts'

export function findDocument(store: Store, projectId: string): ManuscriptDocument | null {
  const row = store.db.select().from(documents).where(eq(documents.projectId, projectId)).get()
  if (row === undefined) return null
  const { words: _, ...document } = row
  return document
}

/** Writes the document whole; the caller keeps the revision in the same transaction. */
export function saveDocument(store: Store, document: ManuscriptDocument): void {
  const row = { ...document, words: countWords(document.markdown) }
  store.transaction(() =>
    store.db
      .insert(documents)
      .values(row)
      .onConflictDoUpdate({ target: documents.projectId, set: row })
      .run(),
  )
}
