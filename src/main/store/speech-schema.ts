// Tables of what is recorded without a service: versions of what was heard, the queue of things to transcribe, marks set
// while recording, files that are taken in, and the search index; see schema.ts for what holds for all tables.
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { searchKinds } from '../../shared/search/search.ts'
import { audioImportStatuses } from '../../shared/speech/audio-import.ts'
import { transcriptionPurposes, transcriptionStatuses } from '../../shared/speech/transcription-job.ts'
import { transcriberNames } from '../../shared/speech/transcriber.ts'
import { itemActs, versionChoosers, versionSources } from '../../shared/transcript/version.ts'
import { projects, sessions } from './schema.ts'

const gone = { onDelete: 'cascade' } as const
const sessionId = () =>
  text('session_id')
    .notNull()
    .references(() => sessions.id, gone)

/** Everything that was ever taken for the words of an item. Rows are added, and never changed. */
export const itemVersions = sqliteTable(
  'item_versions',
  {
    sessionId: sessionId(),
    itemId: text('item_id').notNull(),
    /** From 1 on within the item. */
    version: integer().notNull(),
    source: text({ enum: versionSources }).notNull(),
    /** A transcriber's name, or null: the author's own, or what stood there before. */
    engine: text(),
    model: text(),
    text: text().notNull(),
    /** JSON array of [word, startMs, endMs] on the session's recording clock; null = not known. */
    words: text(),
    /** Who speaks, as the author said; null = as it was. */
    speaker: text(),
    jobId: text('job_id'),
    createdAt: integer('created_at').notNull(),
    /** Hex, of text, words and speaker. */
    sha256: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.itemId, t.version] })],
)

/** One row for each item that has versions or marks; the item's own text is that of the version. */
export const itemStates = sqliteTable(
  'item_states',
  {
    sessionId: sessionId(),
    itemId: text('item_id').notNull(),
    /** The one that counts; null = there are none. */
    version: integer(),
    versionBy: text('version_by', { enum: versionChoosers }),
    /** Left out of the book: kept, and never given to a drafter. */
    struckAt: integer('struck_at'),
    /** Split or merged: these items stand in its place, JSON array of ids; null = it stands itself. */
    replacedBy: text('replaced_by'),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.itemId] })],
)

/** Each time that other words came to count for an item: what a drafter is to be told of. */
export const itemChanges = sqliteTable(
  'item_changes',
  {
    id: integer().primaryKey(),
    sessionId: sessionId(),
    itemId: text('item_id').notNull(),
    /** The version that counted before; null = it had no words. */
    version: integer(),
    /** It was left out of the book before. */
    struck: integer({ mode: 'boolean' }).notNull(),
    /** The draft job that was told of it; null = none yet. */
    readBy: text('read_by'),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('item_changes_by_session').on(t.sessionId, t.itemId)],
)

/** What the author did to items, the last of each session, so that it can be taken back. */
export const itemActRows = sqliteTable(
  'item_acts',
  {
    id: integer().primaryKey(),
    sessionId: sessionId(),
    act: text({ enum: itemActs }).notNull(),
    /** JSON array of the states of the items it was done to, as they were before. */
    before: text().notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('item_acts_by_session').on(t.sessionId)],
)

export const transcriptionJobs = sqliteTable(
  'transcription_jobs',
  {
    id: text().primaryKey(),
    sessionId: sessionId(),
    purpose: text({ enum: transcriptionPurposes }).notNull(),
    status: text({ enum: transcriptionStatuses }).notNull(),
    engine: text({ enum: transcriberNames }).notNull(),
    model: text(),
    /** Larger is sooner. */
    priority: integer().notNull(),
    attempts: integer().notNull(),
    /** Of the session's recording clock, milliseconds: everything before it is done, whatever happens. */
    doneMs: integer('done_ms').notNull(),
    totalMs: integer('total_ms').notNull(),
    createdAt: integer('created_at').notNull(),
    startedAt: integer('started_at'),
    completedAt: integer('completed_at'),
    durationMs: integer('duration_ms'),
    nextAttemptAt: integer('next_attempt_at'),
    waitReason: text('wait_reason'),
    error: text(),
    cancelledAt: integer('cancelled_at'),
  },
  (t) => [
    index('transcription_jobs_by_status').on(t.status, t.createdAt),
    index('transcription_jobs_by_session').on(t.sessionId),
  ],
)

/** Set by key while recording; `itemId` once it is known which turn it fell into. */
export const recordingMarkers = sqliteTable(
  'recording_markers',
  {
    id: text().primaryKey(),
    sessionId: sessionId(),
    /** On the session's recording clock, milliseconds. */
    atMs: integer('at_ms').notNull(),
    label: text(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('recording_markers_by_session').on(t.sessionId, t.atMs)],
)

export const audioImports = sqliteTable(
  'audio_imports',
  {
    id: text().primaryKey(),
    sessionId: sessionId(),
    status: text({ enum: audioImportStatuses }).notNull(),
    /** JSON array of {path, name, bytes, modifiedAt, durationMs}. */
    files: text().notNull(),
    /** The file that is being taken in, and how much of it is on the disk, milliseconds. */
    fileAt: integer('file_at').notNull(),
    doneMs: integer('done_ms').notNull(),
    /** Who speaks, as the author said; null = the author. */
    speaker: text(),
    /** The project was made for it, and goes with it when it is cancelled. */
    madeProject: integer('made_project', { mode: 'boolean' }).notNull(),
    error: text(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [index('audio_imports_by_session').on(t.sessionId)],
)

/** What can be found; `search_index` (FTS5, in the migration) holds its words. Kept current by triggers; see main/search. */
export const searchEntries = sqliteTable(
  'search_entries',
  {
    id: integer().primaryKey(),
    kind: text({ enum: searchKinds }).notNull(),
    /** Of all but items: those are their session's, which may come to a project later. */
    projectId: text('project_id').references(() => projects.id, gone),
    /** Where it was said or noted. No reference: a note outlives its session, and an item's entry goes with the item. */
    sessionId: text('session_id'),
    /** The item's, note's, to-do's or project's id; the blueprint's field; the paragraph's hash. */
    refId: text('ref_id').notNull(),
    role: text({ enum: ['user', 'assistant'] }),
    /** As an import or the author named them. */
    speaker: text(),
    // Last, so that looking at what an entry is does not walk through its text.
    body: text().notNull(),
  },
  (t) => [
    index('search_entries_by_project')
      .on(t.projectId, t.kind, t.refId)
      .where(sql`project_id IS NOT NULL`),
    index('search_entries_of_items')
      .on(t.sessionId, t.refId)
      .where(sql`kind = 'item'`),
  ],
)

/** Which revision of a manuscript its paragraphs are indexed of. */
export const searchDocuments = sqliteTable('search_documents', {
  projectId: text('project_id')
    .primaryKey()
    .references(() => projects.id, gone),
  revision: integer().notNull(),
})

/** One row: entries up to `indexedTo` are in the index. */
export const searchState = sqliteTable('search_state', {
  id: integer().primaryKey(),
  indexedTo: integer('indexed_to').notNull(),
})
