// Rows of `project_transcripts`: a session's transcript as it stood when the session ended.
import { createHash } from 'node:crypto'
import { and, eq, ne } from 'drizzle-orm'
import { projectTranscripts } from '../schema.ts'
import type { Store } from '../store.ts'
import { requireSession } from './sessions.ts'
import { listItems } from './transcript.ts'

export interface FinalizedTranscript {
  projectId: string
  sessionId: string
  itemCount: number
  finalizedAt: number
  /** JSON array of the items in order. */
  snapshot: string
  /** Of `snapshot`, hex. */
  sha256: string
}

/**
 * Keeps the ordered snapshot of a session; null when the session has no project yet (its items stay).
 * Doing it again changes nothing unless the items did. Throws NOT_FOUND.
 */
export function finalizeTranscript(store: Store, sessionId: string, now: number): FinalizedTranscript | null {
  return store.transaction(() => {
    const { projectId } = requireSession(store, sessionId)
    if (projectId === null) return null
    const items = listItems(store, sessionId)
    const snapshot = JSON.stringify(items)
    const sha256 = createHash('sha256').update(snapshot).digest('hex')
    const before = findFinalizedTranscript(store, sessionId)
    if (before?.projectId === projectId && before.sha256 === sha256) return before
    const row = { projectId, sessionId, itemCount: items.length, finalizedAt: now, snapshot, sha256 }
    const ofSession = eq(projectTranscripts.sessionId, sessionId)
    // The session may have been given another project since.
    store.db
      .delete(projectTranscripts)
      .where(and(ofSession, ne(projectTranscripts.projectId, projectId)))
      .run()
    store.db
      .insert(projectTranscripts)
      .values(row)
      .onConflictDoUpdate({ target: [projectTranscripts.projectId, projectTranscripts.sessionId], set: row })
      .run()
    return row
  })
}

export function findFinalizedTranscript(store: Store, sessionId: string): FinalizedTranscript | null {
  const ofSession = eq(projectTranscripts.sessionId, sessionId)
  return store.db.select().from(projectTranscripts).where(ofSession).get() ?? null
}
