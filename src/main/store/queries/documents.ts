// Rows of `documents`: the manuscript as it stands.
import { eq } from 'drizzle-orm'
import { writeAuthorship, type Authorship } from '../../../shared/document/authorship.ts'
import type { ManuscriptDocument } from '../../../shared/document/document.ts'
import { countWords } from '../../../shared/document/word-count.ts'
import { perStore } from '../per-store.ts'
import { documents } from '../schema.ts'
import type { Store } from '../store.ts'

export function findDocument(store: Store, projectId: string): ManuscriptDocument | null {
  const row = findDocumentRow(store, projectId)
  if (row === null) return null
  const { words: _, authorship: __, ...document } = row
  return document
}

/** `authorship` as it is stored: readAuthorship gives the spans; null = not known yet. */
export function findDocumentRow(store: Store, projectId: string): typeof documents.$inferSelect | null {
  return store.db.select().from(documents).where(eq(documents.projectId, projectId)).get() ?? null
}

/** What its writer may know already. */
interface KnownOfText {
  words: number
  authorship: Authorship
}

const statements = perStore(({ sqlite }) => ({
  // Half a million characters are handed over once and not once a clause, as a built statement would.
  save: sqlite.prepare<[string, number, number, number, string, string | null]>(
    `INSERT INTO documents (project_id, revision, updated_at, words, markdown, authorship) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (project_id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at,
       words = excluded.words, markdown = excluded.markdown, authorship = excluded.authorship`,
  ),
}))

/** Writes the document whole; the caller keeps the revision in the same transaction. */
export function saveDocument(store: Store, document: ManuscriptDocument, known?: KnownOfText): void {
  const { projectId, revision, updatedAt, markdown } = document
  const words = known?.words ?? countWords(markdown)
  const authorship = known === undefined ? null : writeAuthorship(known.authorship)
  store.transaction(() => {
    statements(store).save.run(projectId, revision, updatedAt, words, markdown, authorship)
  })
}
