// Rows of `realtime_events`: a voice session's log as it came over the wire. Written many times a second, so prepared.
import type { LogEntry } from '../../../shared/realtime/log-entry.ts'
import { perStore } from '../per-store.ts'
import type { Store } from '../store.ts'

interface EventRow {
  sessionId: string
  seq: number
  receivedAt: number
  audioOffsetMs: number
  payload: string
}

const statements = perStore(({ sqlite }) => ({
  append: sqlite.prepare<[EventRow]>(
    `INSERT INTO realtime_events (session_id, seq, received_at, audio_offset_ms, payload)
     VALUES (@sessionId, @seq, @receivedAt, @audioOffsetMs, @payload) ON CONFLICT (session_id, seq) DO NOTHING`,
  ),
  last: sqlite.prepare<[string], { seq: number | null }>(
    `SELECT max(seq) AS seq FROM realtime_events WHERE session_id = ?`,
  ),
  all: sqlite.prepare<[string], EventRow>(
    `SELECT session_id AS sessionId, seq, received_at AS receivedAt, audio_offset_ms AS audioOffsetMs, payload
     FROM realtime_events WHERE session_id = ? ORDER BY seq`,
  ),
}))

/** Longest payload of one event, in characters of JSON. */
const MAX_EVENT_LENGTH = 256 * 1024

/** A place that is taken stays as it is: the same entries again change nothing. */
export function appendLogEntries(store: Store, sessionId: string, entries: readonly LogEntry[]): void {
  const { append } = statements(store)
  store.transaction(() => {
    for (const { seq, at, audioOffsetMs, raw } of entries) {
      append.run({ sessionId, seq, receivedAt: at, audioOffsetMs, payload: payloadOf(raw) })
    }
  })
}

/** First free place of the session's log. */
export function nextLogSeq(store: Store, sessionId: string): number {
  return (statements(store).last.get(sessionId)?.seq ?? -1) + 1
}

/** In order, one at a time: a log may be larger than memory should hold. */
export function* readLog(store: Store, sessionId: string): Generator<LogEntry> {
  for (const { seq, receivedAt, audioOffsetMs, payload } of statements(store).all.iterate(sessionId)) {
    yield { seq, at: receivedAt, audioOffsetMs, raw: rawOf(payload) }
  }
}

/** A line that a failing disk damaged says nothing, and must not hold up the others. */
function rawOf(payload: string): unknown {
  try {
    return JSON.parse(payload) as unknown
  } catch {
    return null
  }
}

/** `obfuscation` is padding of the service against eavesdroppers: random, and as long as the words. */
function payloadOf(raw: unknown): string {
  if (typeof raw !== 'object' || raw === null) return shortened(raw, JSON.stringify(raw) ?? 'null')
  const { obfuscation: _, ...kept } = raw as Record<string, unknown>
  return shortened(raw, JSON.stringify(Array.isArray(raw) ? raw : kept))
}

/** What is too long leaves its type and its size. */
function shortened(raw: unknown, json: string): string {
  if (json.length <= MAX_EVENT_LENGTH) return json
  const type =
    typeof raw === 'object' && raw !== null && 'type' in raw ? String(raw.type).slice(0, 200) : null
  return JSON.stringify({ type: 'studio.too_long', of: type, characters: json.length })
}
