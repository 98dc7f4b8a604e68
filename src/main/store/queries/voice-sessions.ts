// Rows of `voice_sessions`: what is counted of a voice session while it goes on.
import { perStore } from '../per-store.ts'
import type { Store } from '../store.ts'
import { voiceSessions } from '../voice-schema.ts'

export type VoiceCounts = Omit<typeof voiceSessions.$inferSelect, 'sessionId'>

const statements = perStore(({ sqlite }) => ({
  raise: sqlite.prepare<[VoiceCounts & { sessionId: string }]>(
    `INSERT INTO voice_sessions (session_id, connected_ms, interruptions)
     VALUES (@sessionId, @connectedMs, @interruptions) ON CONFLICT (session_id) DO UPDATE SET
       connected_ms = max(connected_ms, excluded.connected_ms),
       interruptions = max(interruptions, excluded.interruptions)`,
  ),
  one: sqlite.prepare<[string], VoiceCounts>(
    `SELECT connected_ms AS connectedMs, interruptions FROM voice_sessions WHERE session_id = ?`,
  ),
  recorded: sqlite.prepare<[{ sessionId: string; openMs: number }], { ms: number | null }>(
    `SELECT max(start_ms + coalesce(duration_ms, @openMs)) AS ms
     FROM recording_segments WHERE session_id = @sessionId AND track = 'author'`,
  ),
}))

/** Makes the row, or raises its counts; they never go back. */
export function raiseVoiceCounts(store: Store, sessionId: string, counts: VoiceCounts): void {
  store.transaction(() => statements(store).raise.run({ sessionId, ...counts }))
}

export function findVoiceCounts(store: Store, sessionId: string): VoiceCounts {
  return statements(store).one.get(sessionId) ?? { connectedMs: 0, interruptions: 0 }
}

/** Segments are begun anew every minute: how long one may be that is still being written. */
const OPEN_SEGMENT_MS = 60_000

/** Where the recording clock stands, milliseconds. Too much rather than too little: recordings must not overlap. */
export function recordedMsOf(store: Store, sessionId: string): number {
  return statements(store).recorded.get({ sessionId, openMs: OPEN_SEGMENT_MS })?.ms ?? 0
}
