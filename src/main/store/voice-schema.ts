// Tables of voice sessions and recordings; see schema.ts for what holds for all tables.
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { connectionEnds, connectReasons, recordingTracks } from '../../shared/ipc/voice-views.ts'
import { sessions } from './schema.ts'

const sessionId = () =>
  text('session_id')
    .notNull()
    .references(() => sessions.id, { onDelete: 'cascade' })

/** The log of a session as it came over the wire; written before anything is made of it. */
export const realtimeEvents = sqliteTable(
  'realtime_events',
  {
    sessionId: sessionId(),
    seq: integer().notNull(),
    receivedAt: integer('received_at').notNull(),
    audioOffsetMs: integer('audio_offset_ms').notNull(),
    /** JSON. */
    payload: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.seq] })],
)

export const voiceConnections = sqliteTable(
  'voice_connections',
  {
    sessionId: sessionId(),
    n: integer().notNull(),
    /** The service's id of the call, for hanging up; null = it told none. */
    callId: text('call_id'),
    model: text().notNull(),
    reason: text({ enum: connectReasons }).notNull(),
    startedAt: integer('started_at').notNull(),
    endedAt: integer('ended_at'),
    end: text({ enum: connectionEnds }),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.n] })],
)

/** One row a session: what is counted while it goes on. */
export const voiceSessions = sqliteTable('voice_sessions', {
  sessionId: sessionId().primaryKey(),
  connectedMs: integer('connected_ms').notNull(),
  interruptions: integer().notNull(),
})

export const usageEntries = sqliteTable(
  'usage_entries',
  {
    sessionId: sessionId(),
    /** The response's or the item's id: counted once. */
    sourceId: text('source_id').notNull(),
    kind: text({ enum: ['response', 'transcription'] }).notNull(),
    model: text().notNull(),
    inputTextTokens: integer('input_text_tokens').notNull(),
    inputAudioTokens: integer('input_audio_tokens').notNull(),
    cachedTextTokens: integer('cached_text_tokens').notNull(),
    cachedAudioTokens: integer('cached_audio_tokens').notNull(),
    outputTextTokens: integer('output_text_tokens').notNull(),
    outputAudioTokens: integer('output_audio_tokens').notNull(),
    audioMs: integer('audio_ms').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.sourceId] })],
)

/** A file of a recording. The bytes are in `recordings/<session>/`; the row says what they must be. */
export const recordingSegments = sqliteTable(
  'recording_segments',
  {
    sessionId: sessionId(),
    track: text({ enum: recordingTracks }).notNull(),
    n: integer().notNull(),
    file: text().notNull(),
    mimeType: text('mime_type').notNull(),
    /** On the session's recording clock, milliseconds. */
    startMs: integer('start_ms').notNull(),
    durationMs: integer('duration_ms'),
    bytes: integer().notNull(),
    /** Hex, of the whole file; null while it is being written. */
    sha256: text(),
    /** `adopted`: left open by a crash, and closed at the next start. */
    status: text({ enum: ['open', 'closed', 'adopted'] }).notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.track, t.n] }),
    index('recording_segments_by_status').on(t.status),
  ],
)
