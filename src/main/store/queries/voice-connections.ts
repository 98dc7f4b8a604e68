// Rows of `voice_connections`: the calls of a session, one after the other.
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { ConnectionEnd } from '../../../shared/ipc/voice-views.ts'
import type { Store } from '../store.ts'
import { voiceConnections } from '../voice-schema.ts'

export type VoiceConnectionRow = typeof voiceConnections.$inferSelect

/** In the order they were made. */
export function listConnections(store: Store, sessionId: string): VoiceConnectionRow[] {
  return store.db
    .select()
    .from(voiceConnections)
    .where(eq(voiceConnections.sessionId, sessionId))
    .orderBy(asc(voiceConnections.n))
    .all()
}

/** Numbers it, and returns the number. */
export function insertConnection(
  store: Store,
  row: Omit<VoiceConnectionRow, 'n' | 'endedAt' | 'end'>,
): number {
  return store.transaction(() => {
    const n = (listConnections(store, row.sessionId).at(-1)?.n ?? 0) + 1
    store.db
      .insert(voiceConnections)
      .values({ ...row, n, endedAt: null, end: null })
      .run()
    return n
  })
}

/** The first end counts; an ended or unknown connection is left as it is. */
export function endConnection(
  store: Store,
  sessionId: string,
  n: number,
  end: ConnectionEnd,
  endedAt: number,
): void {
  const open = and(
    eq(voiceConnections.sessionId, sessionId),
    eq(voiceConnections.n, n),
    isNull(voiceConnections.endedAt),
  )
  store.transaction(() => store.db.update(voiceConnections).set({ end, endedAt }).where(open).run())
}

/** Ends whichever of the session's connections are open. */
export function endOpenConnections(
  store: Store,
  sessionId: string,
  end: ConnectionEnd,
  endedAt: number,
): void {
  const open = and(eq(voiceConnections.sessionId, sessionId), isNull(voiceConnections.endedAt))
  store.transaction(() => store.db.update(voiceConnections).set({ end, endedAt }).where(open).run())
}
