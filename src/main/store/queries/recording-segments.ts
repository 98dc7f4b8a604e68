// Rows of `recording_segments`: the files of a session's recordings.
import { and, asc, eq, isNotNull, max } from 'drizzle-orm'
import type { RecordingTrack } from '../../../shared/ipc/voice-views.ts'
import { projects, sessions } from '../schema.ts'
import type { Store } from '../store.ts'
import { recordingSegments } from '../voice-schema.ts'

export type SegmentRow = typeof recordingSegments.$inferSelect
export type SegmentKey = Pick<SegmentRow, 'sessionId' | 'track' | 'n'>

const is = ({ sessionId, track, n }: SegmentKey) =>
  and(
    eq(recordingSegments.sessionId, sessionId),
    eq(recordingSegments.track, track),
    eq(recordingSegments.n, n),
  )

/** In the order of the recording clock. */
export function listSegments(store: Store, sessionId: string): SegmentRow[] {
  return store.db
    .select()
    .from(recordingSegments)
    .where(eq(recordingSegments.sessionId, sessionId))
    .orderBy(asc(recordingSegments.startMs), asc(recordingSegments.track), asc(recordingSegments.n))
    .all()
}

export function listOpenSegments(store: Store): SegmentRow[] {
  return store.db.select().from(recordingSegments).where(eq(recordingSegments.status, 'open')).all()
}

export function findSegment(store: Store, key: SegmentKey): SegmentRow | null {
  return store.db.select().from(recordingSegments).where(is(key)).get() ?? null
}

export function findSegmentByFile(store: Store, sessionId: string, file: string): SegmentRow | null {
  const named = and(eq(recordingSegments.sessionId, sessionId), eq(recordingSegments.file, file))
  return store.db.select().from(recordingSegments).where(named).get() ?? null
}

/** First free number of the track. */
export function nextSegmentNumber(store: Store, sessionId: string, track: RecordingTrack): number {
  const ofTrack = and(eq(recordingSegments.sessionId, sessionId), eq(recordingSegments.track, track))
  const last = store.db
    .select({ n: max(recordingSegments.n) })
    .from(recordingSegments)
    .where(ofTrack)
    .get()
  return (last?.n ?? -1) + 1
}

export function insertSegment(store: Store, row: SegmentRow): void {
  store.transaction(() => store.db.insert(recordingSegments).values(row).run())
}

export type SegmentEnd = Pick<SegmentRow, 'bytes' | 'sha256' | 'durationMs' | 'status'>

export function closeSegment(store: Store, key: SegmentKey, end: SegmentEnd): void {
  store.transaction(() => store.db.update(recordingSegments).set(end).where(is(key)).run())
}

export function deleteSegment(store: Store, key: SegmentKey): void {
  store.transaction(() => store.db.delete(recordingSegments).where(is(key)).run())
}

/** Names of a session's files. */
export function listSegmentFiles(store: Store, sessionId: string): Set<string> {
  const rows = store.db
    .select({ file: recordingSegments.file })
    .from(recordingSegments)
    .where(eq(recordingSegments.sessionId, sessionId))
    .all()
  return new Set(rows.map(({ file }) => file))
}

/** Sessions of projects that the author deleted: their recordings go with them. */
export function listDeletedSessions(store: Store): string[] {
  return store.db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(projects, eq(sessions.projectId, projects.id))
    .where(isNotNull(projects.deletedAt))
    .all()
    .map(({ id }) => id)
}
