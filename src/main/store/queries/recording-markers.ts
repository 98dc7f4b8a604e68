// Rows of `recording_markers`: moments that the author marked while recording.
import { and, asc, eq } from 'drizzle-orm'
import type { MarkerView } from '../../../shared/ipc/spoken-views.ts'
import { recordingMarkers } from '../speech-schema.ts'
import type { Store } from '../store.ts'

export type MarkerRow = typeof recordingMarkers.$inferSelect

export function insertMarker(store: Store, row: MarkerRow): void {
  store.transaction(() => store.db.insert(recordingMarkers).values(row).run())
}

/** In the order of the recording. */
export function listMarkers(store: Store, sessionId: string): MarkerView[] {
  const { id, atMs, label } = recordingMarkers
  return store.db
    .select({ id, atMs, label })
    .from(recordingMarkers)
    .where(eq(recordingMarkers.sessionId, sessionId))
    .orderBy(asc(atMs), asc(recordingMarkers.createdAt))
    .all()
}

/** null = the session has no such marker. */
export function labelMarker(
  store: Store,
  sessionId: string,
  id: string,
  label: string | null,
): MarkerView | null {
  return store.transaction(
    () => store.db.update(recordingMarkers).set({ label }).where(is(sessionId, id)).returning().get() ?? null,
  )
}

export function deleteMarker(store: Store, sessionId: string, id: string): void {
  store.transaction(() => store.db.delete(recordingMarkers).where(is(sessionId, id)).run())
}

function is(sessionId: string, id: string) {
  return and(eq(recordingMarkers.sessionId, sessionId), eq(recordingMarkers.id, id))
}
