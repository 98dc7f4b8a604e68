// Rows of `paragraph_sources`: the transcript items each drafted paragraph rests on.
import { eq, sql } from 'drizzle-orm'
import type { ParagraphSource } from '../../../shared/document/document.ts'
import { readStringList } from '../json-columns.ts'
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

/** A paragraph that is known already gets the new sources. */
export function saveParagraphSources(
  store: Store,
  projectId: string,
  sources: readonly ParagraphSource[],
): void {
  store.transaction(() => {
    for (const source of sources) {
      const row = { ...source, projectId, itemIds: JSON.stringify(source.itemIds) }
      store.db
        .insert(paragraphSources)
        .values(row)
        .onConflictDoUpdate({
          target: [paragraphSources.projectId, paragraphSources.paragraphHash],
          set: row,
        })
        .run()
    }
  })
}
