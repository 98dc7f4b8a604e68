// When a state of the manuscript gets a revision row of its own, and when typing goes on in the last one.
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Authorship } from '../../shared/document/authorship.ts'
import type { RevisionAuthor } from '../../shared/document/document.ts'
import { deleteRevisionDetails, saveRevisionAuthorship } from '../store/queries/revision-details.ts'
import { insertRevisionOfDocument } from '../store/queries/revisions.ts'
import { documentRevisions, documents } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

/** The author's typing within this time is one revision. Milliseconds. */
const BURST_MS = 120_000

interface State {
  projectId: string
  revision: number
  words: number
  authorship: Authorship
}

interface Maker {
  author: RevisionAuthor
  jobId: string | null
}

const AUTHOR: Maker = { author: 'author', jobId: null }

/** Makes sure that the document as it stands can be restored after a change of somebody else's. */
export function keepRevision(store: Store, state: State, now: number): void {
  if (latestRow(store, state.projectId)?.revision === state.revision) return
  addRevision(store, state, AUTHOR, now)
}

/** `state` must be the document's, which is written already. */
export function addRevision(
  store: Store,
  { authorship, ...state }: State,
  { author, jobId }: Maker,
  now: number,
) {
  insertRevisionOfDocument(store, { ...state, author, jobId, createdAt: now })
  saveRevisionAuthorship(store, state.projectId, state.revision, authorship)
}

/**
 * `state` is the document's and follows revision `previous`. `pinned` rows are somebody's base and stay as they are. True when the typing went
 * on in the last row, false when it began a new one.
 */
export function addAuthorRevision(
  store: Store,
  state: State,
  previous: number,
  pinned: ReadonlySet<number>,
  now: number,
): boolean {
  const latest = latestRow(store, state.projectId)
  const sameBurst = latest?.revision === previous && !pinned.has(previous) && isTypingBurst(latest, now)
  if (!sameBurst) {
    addRevision(store, state, AUTHOR, now)
    return false
  }
  const { projectId, revision } = state
  // Handed over once, with the document itself, which the caller has written before.
  const ofDocument = (column: typeof documents.words | typeof documents.markdown) =>
    sql`(SELECT ${column} FROM ${documents} WHERE ${documents.projectId} = ${projectId})`
  store.db
    .update(documentRevisions)
    .set({ revision, markdown: ofDocument(documents.markdown), words: ofDocument(documents.words) })
    .where(and(eq(documentRevisions.projectId, projectId), eq(documentRevisions.revision, previous)))
    .run()
  deleteRevisionDetails(store, projectId, previous)
  saveRevisionAuthorship(store, projectId, revision, state.authorship)
  return true
}

/** Whether typing may still go on in this row when it is the latest. */
export function isTypingBurst(row: { author: RevisionAuthor; createdAt: number }, now: number): boolean {
  return row.author === 'author' && now - row.createdAt < BURST_MS && now >= row.createdAt
}

function latestRow(store: Store, projectId: string) {
  return store.db
    .select({
      revision: documentRevisions.revision,
      author: documentRevisions.author,
      createdAt: documentRevisions.createdAt,
    })
    .from(documentRevisions)
    .where(eq(documentRevisions.projectId, projectId))
    .orderBy(desc(documentRevisions.revision))
    .limit(1)
    .get()
}
