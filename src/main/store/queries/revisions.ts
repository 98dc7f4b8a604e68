// Rows of `document_revisions`: every state of the manuscript that can be compared and restored.
import { and, desc, eq, getTableColumns } from 'drizzle-orm'
import type { DocumentRevision } from '../../../shared/document/document.ts'
import { countWords } from '../../../shared/document/word-count.ts'
import { documentRevisions, revisionDetails } from '../schema.ts'
import type { Store } from '../store.ts'

export type NewRevision = Omit<DocumentRevision, 'words' | 'wordsAdded' | 'wordsRemoved'> & {
  markdown: string
}

/** Throws when the revision is already there: a revision is never rewritten. */
export function insertRevision(store: Store, revision: NewRevision): void {
  const row = { ...revision, words: countWords(revision.markdown) }
  store.transaction(() => store.db.insert(documentRevisions).values(row).run())
}

/** Newest first, without the text. */
export function listRevisions(store: Store, projectId: string): DocumentRevision[] {
  const { markdown: _, ...columns } = getTableColumns(documentRevisions)
  return store.db
    .select({
      ...columns,
      wordsAdded: revisionDetails.wordsAdded,
      wordsRemoved: revisionDetails.wordsRemoved,
    })
    .from(documentRevisions)
    .leftJoin(
      revisionDetails,
      and(
        eq(revisionDetails.projectId, documentRevisions.projectId),
        eq(revisionDetails.revision, documentRevisions.revision),
      ),
    )
    .where(eq(documentRevisions.projectId, projectId))
    .orderBy(desc(documentRevisions.revision))
    .all()
}

export function findRevisionMarkdown(store: Store, projectId: string, revision: number): string | null {
  const row = store.db
    .select({ markdown: documentRevisions.markdown })
    .from(documentRevisions)
    .where(and(eq(documentRevisions.projectId, projectId), eq(documentRevisions.revision, revision)))
    .get()
  return row?.markdown ?? null
}
