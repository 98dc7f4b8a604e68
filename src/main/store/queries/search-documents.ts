// Rows of `search_documents` and the entries of paragraphs: which manuscript is indexed as it stands.
import { perStore } from '../per-store.ts'
import type { Store } from '../store.ts'

export interface IndexedParagraph {
  hash: string
  text: string
}

const statements = perStore(({ sqlite }) => ({
  text: sqlite.prepare<[string], { revision: number; markdown: string }>(
    'SELECT revision, markdown FROM documents WHERE project_id = ?',
  ),
  stale: sqlite
    .prepare<[], string>(
      `SELECT d.project_id FROM documents AS d LEFT JOIN search_documents AS s ON s.project_id = d.project_id
       WHERE s.revision IS NOT d.revision`,
    )
    .pluck(),
  known: sqlite.prepare<[string], { id: number; hash: string }>(
    `SELECT id, ref_id AS hash FROM search_entries WHERE project_id = ? AND kind = 'paragraph'`,
  ),
  add: sqlite.prepare<[string, string, string]>(
    `INSERT INTO search_entries (kind, project_id, ref_id, body) VALUES ('paragraph', ?, ?, ?)`,
  ),
  remove: sqlite.prepare<[number]>('DELETE FROM search_entries WHERE id = ?'),
  // A project that went meanwhile is none of ours.
  indexed: sqlite.prepare<[number, string]>(
    `INSERT INTO search_documents (project_id, revision) SELECT id, ? FROM projects WHERE id = ?
     ON CONFLICT (project_id) DO UPDATE SET revision = excluded.revision`,
  ),
}))

/** null = the project has gone. */
export function textToIndex(store: Store, projectId: string) {
  return statements(store).text.get(projectId) ?? null
}

/** Projects whose manuscript is not indexed as it stands. */
export function listUnindexedDocuments(store: Store): string[] {
  return statements(store).stale.all()
}

export function listIndexedParagraphs(store: Store, projectId: string): { id: number; hash: string }[] {
  return statements(store).known.all(projectId)
}

export function addIndexedParagraph(store: Store, projectId: string, { hash, text }: IndexedParagraph): void {
  statements(store).add.run(projectId, hash, text)
}

export function removeIndexedParagraph(store: Store, id: number): void {
  statements(store).remove.run(id)
}

export function documentIndexed(store: Store, projectId: string, revision: number): void {
  statements(store).indexed.run(revision, projectId)
}
