// Rows of `revision_details`: what a revision has beside its text.
import { and, eq } from 'drizzle-orm'
import { writeAuthorship, type Authorship } from '../../../shared/document/authorship.ts'
import { perStore } from '../per-store.ts'
import { revisionDetails } from '../schema.ts'
import type { Store } from '../store.ts'

const statements = perStore(({ sqlite }) => ({
  authorship: sqlite.prepare<[string, number, string]>(
    `INSERT INTO revision_details (project_id, revision, authorship) VALUES (?, ?, ?)
     ON CONFLICT (project_id, revision) DO UPDATE SET authorship = excluded.authorship,
       words_added = NULL, words_removed = NULL`,
  ),
  words: sqlite.prepare<[string, number, number, number]>(
    `INSERT INTO revision_details (project_id, revision, words_added, words_removed) VALUES (?, ?, ?, ?)
     ON CONFLICT (project_id, revision) DO UPDATE SET words_added = excluded.words_added,
       words_removed = excluded.words_removed`,
  ),
}))

/** Of a revision just written: words counted for another text under this number are forgotten. */
export function saveRevisionAuthorship(
  store: Store,
  projectId: string,
  revision: number,
  authorship: Authorship,
): void {
  store.transaction(() => {
    statements(store).authorship.run(projectId, revision, writeAuthorship(authorship))
  })
}

export interface WordChange {
  added: number
  removed: number
}

export function saveRevisionWords(
  store: Store,
  projectId: string,
  revision: number,
  { added, removed }: WordChange,
): void {
  store.transaction(() => {
    statements(store).words.run(projectId, revision, added, removed)
  })
}

export function deleteRevisionDetails(store: Store, projectId: string, revision: number): void {
  store.db
    .delete(revisionDetails)
    .where(and(eq(revisionDetails.projectId, projectId), eq(revisionDetails.revision, revision)))
    .run()
}
