// Rows of `paragraph_sources`: the transcript items each drafted paragraph rests on.
import type { ParagraphSource } from '../../../shared/document/document.ts'
import { readStringList } from '../json-columns.ts'
import { perStore } from '../per-store.ts'
import type { Store } from '../store.ts'

// Read whole at each change of the document, and written by thousands: the statements are prepared once.
const statements = perStore(({ sqlite }) => ({
  all: sqlite.prepare<[string], Omit<ParagraphSource, 'itemIds'> & { itemIds: string }>(
    `SELECT paragraph_hash AS paragraphHash, excerpt, item_ids AS itemIds, job_id AS jobId FROM paragraph_sources
     WHERE project_id = ? ORDER BY rowid`,
  ),
  write: sqlite.prepare<[string, string, string, string, string]>(
    `INSERT INTO paragraph_sources (project_id, paragraph_hash, excerpt, item_ids, job_id) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (project_id, paragraph_hash) DO UPDATE SET
       excerpt = excluded.excerpt, job_id = excluded.job_id,
       item_ids = CASE excluded.item_ids WHEN '[]' THEN item_ids ELSE excluded.item_ids END`,
  ),
}))

export function listParagraphSources(store: Store, projectId: string): ParagraphSource[] {
  return statements(store)
    .all.all(projectId)
    .map((row) => ({ ...row, itemIds: readStringList(row.itemIds) }))
}

/** A paragraph that is known already gets the new sources; where there are none it keeps its own. */
export function saveParagraphSources(
  store: Store,
  projectId: string,
  sources: readonly ParagraphSource[],
): void {
  const { write } = statements(store)
  store.transaction(() => {
    for (const { paragraphHash, excerpt, itemIds, jobId } of sources) {
      write.run(projectId, paragraphHash, excerpt, JSON.stringify(itemIds), jobId)
    }
  })
}
