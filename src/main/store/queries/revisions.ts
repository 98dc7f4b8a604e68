// Rows of `document_revisions`: every state of the manuscript that can be compared and restored.
import { and, desc, eq, getTableColumns, lt } from 'drizzle-orm'
import type { DocumentRevision } from '../../../shared/document/document.ts'
import { countWords } from '../../../shared/document/word-count.ts'
import { perStore } from '../per-store.ts'
import { documentRevisions, revisionDetails } from '../schema.ts'
import type { Store } from '../store.ts'

export type NewRevision = Omit<DocumentRevision, 'words' | 'wordsAdded' | 'wordsRemoved'> & {
  markdown: string
  /** Counted here when it is not given. */
  words?: number
}

/** Throws when the revision is already there: a revision is never rewritten. */
export function insertRevision(store: Store, revision: NewRevision): void {
  const row = { ...revision, words: revision.words ?? countWords(revision.markdown) }
  store.transaction(() => store.db.insert(documentRevisions).values(row).run())
}

const statements = perStore(({ sqlite }) => ({
  // The text is in the database already: half a million characters are not handed over again.
  copy: sqlite.prepare<[string, number, string, string | null, number, number, string]>(
    `INSERT INTO document_revisions (project_id, revision, author, job_id, created_at, words, markdown)
     VALUES (?, ?, ?, ?, ?, ?, coalesce((SELECT markdown FROM documents WHERE project_id = ?), ''))`,
  ),
}))

/** With the text of the project's document as it stands in this transaction; a project without one has an empty one. */
export function insertRevisionOfDocument(
  store: Store,
  { projectId, revision, author, jobId, createdAt, words }: Required<Omit<NewRevision, 'markdown'>>,
): void {
  store.transaction(() => {
    statements(store).copy.run(projectId, revision, author, jobId, createdAt, words, projectId)
  })
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
  return findRevisionText(store, projectId, revision)?.markdown ?? null
}

export interface RevisionText {
  revision: number
  markdown: string
  /** As it is stored; null = not known. */
  authorship: string | null
}

export function findRevisionText(store: Store, projectId: string, revision: number): RevisionText | null {
  return selectText(store, and(ofProject(projectId), eq(documentRevisions.revision, revision)))
}

/** What a draft job made of the manuscript; null when it changed nothing, or is not kept any more. */
export function findRevisionOfJob(store: Store, projectId: string, jobId: string): RevisionText | null {
  return selectText(store, and(ofProject(projectId), eq(documentRevisions.jobId, jobId)))
}

/** The revision kept before `revision`. */
export function findRevisionBefore(store: Store, projectId: string, revision: number): RevisionText | null {
  return selectText(store, and(ofProject(projectId), lt(documentRevisions.revision, revision)))
}

function ofProject(projectId: string) {
  return eq(documentRevisions.projectId, projectId)
}

/** The newest of those that match. */
function selectText(store: Store, matching: ReturnType<typeof and>): RevisionText | null {
  const { revision, markdown } = documentRevisions
  const row = store.db
    .select({ revision, markdown, authorship: revisionDetails.authorship })
    .from(documentRevisions)
    .leftJoin(
      revisionDetails,
      and(
        eq(revisionDetails.projectId, documentRevisions.projectId),
        eq(revisionDetails.revision, documentRevisions.revision),
      ),
    )
    .where(matching)
    .orderBy(desc(revision))
    .limit(1)
    .get()
  return row ?? null
}
