// Rows of `paragraph_sources`: the transcript items each drafted paragraph rests on.
import { eq, sql } from 'drizzle-orm'
import type { ParagraphSource } from '../../../shared/document/document.ts'
import { readStringList } from '../json-columns.ts'
import { perStore } from '../per-store.ts'
import { paragraphSources } from '../schema.ts'
import type { Store } from '../store.ts'

export function listParagraphSources(store: Store, projectId: string): ParagraphSource[] {
  return store.db
    .select()
    .from(paragraphSources)
    .where(eq(paragraphSources.projectId, projectId))
    .orderBy(sql`${paragraphSources}.rowid`)
    .all()
    .map(({ paragraphHash, excerpt, itemIds, jobId }) => ({
      paragraphHash,
      excerpt,
      itemIds: readStringList(itemIds),
      jobId,
    }))
}

// A first draft writes thousands in one go: the statement is prepared once.
const statements = perStore(({ sqlite }) => ({
  write: sqlite.prepare<[string, string, string, string, string]>(
    `INSERT INTO paragraph_sources (project_id, paragraph_hash, excerpt, item_ids, job_id) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (project_id, paragraph_hash) DO UPDATE SET
       excerpt = excluded.excerpt, job_id = excluded.job_id,
       item_ids = CASE excluded.item_ids WHEN '[]' THEN item_ids ELSE excluded.item_ids END`,
  ),
}))

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
