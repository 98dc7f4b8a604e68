// When a state of the manuscript gets a revision row of its own, and when typing goes on in the last one.
import { and, desc, eq, sql } from 'drizzle-orm'
import type { RevisionAuthor } from '../../shared/document/document.ts'
import { insertRevision } from '../store/queries/revisions.ts'
import { documentRevisions, documents } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

/** The author's typing within this time is one revision. Milliseconds. */
export const BURST_MS = 120_000

interface State {
  projectId: string
  revision: number
  markdown: string
}

/** Makes sure that the state before a change of somebody else's can be restored. */
export function keepRevision(store: Store, state: State, now: number): void {
  if (latestRow(store, state.projectId)?.revision === state.revision) return
  insertRevision(store, { ...state, author: 'author', jobId: null, createdAt: now })
}

export function addRevision(
  store: Store,
  state: State,
  by: { author: RevisionAuthor; jobId: string | null },
  now: number,
) {
  insertRevision(store, { ...state, ...by, createdAt: now })
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
  const sameBurst =
    latest?.author === 'author' &&
    latest.revision === previous &&
    !pinned.has(previous) &&
    now - latest.createdAt < BURST_MS &&
    now >= latest.createdAt
  if (!sameBurst) {
    insertRevision(store, { ...state, author: 'author', jobId: null, createdAt: now })
    return false
  }
  const { projectId, revision, markdown } = state
  // Counted once, with the document itself, which the caller has written before.
  const wordsOfDocument = sql`(SELECT ${documents.words} FROM ${documents} WHERE ${documents.projectId} = ${projectId})`
  store.db
    .update(documentRevisions)
    .set({ revision, markdown, words: wordsOfDocument })
    .where(and(eq(documentRevisions.projectId, projectId), eq(documentRevisions.revision, previous)))
    .run()
  return true
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
