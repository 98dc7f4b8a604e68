// Every table of studio.db. Names and columns are read by users' scripts: see the interfaces in ARCHITECTURE.md.
// Times are milliseconds since the epoch, UTC. JSON columns are text and are parsed with zod where they are read.
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { blueprintFields } from '../../shared/blueprint/blueprint.ts'
import { revisionAuthors } from '../../shared/document/document.ts'
import { sectionStatuses } from '../../shared/document/section.ts'
import { noteTypes, todoStatuses } from '../../shared/note/note.ts'
import { contentTypes, projectStatuses } from '../../shared/project/project.ts'
import { sessionKinds, sessionStatuses, stages } from '../../shared/session/session.ts'
import { itemRoles, itemStatuses, itemTypes } from '../../shared/transcript/item.ts'

const gone = { onDelete: 'cascade' } as const

export const projects = sqliteTable(
  'projects',
  {
    id: text().primaryKey(),
    title: text().notNull(),
    contentType: text('content_type', { enum: contentTypes }).notNull(),
    goal: text(),
    status: text({ enum: projectStatuses }).notNull(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    /** Set while a deletion can be undone; purged at the next start. */
    deletedAt: integer('deleted_at'),
    /** The author's goal for the manuscript, in words. */
    targetWords: integer('target_words'),
  },
  (t) => [index('projects_by_update').on(t.updatedAt)],
)

const projectId = () =>
  text('project_id')
    .notNull()
    .references(() => projects.id, gone)

export const projectBlueprints = sqliteTable('project_blueprints', {
  projectId: projectId().primaryKey(),
  committedAt: integer('committed_at'),
  createdAt: integer('created_at').notNull(),
})

export const blueprintFieldRows = sqliteTable(
  'blueprint_fields',
  {
    projectId: projectId(),
    field: text({ enum: blueprintFields }).notNull(),
    value: text().notNull(),
    sourceItemId: text('source_item_id'),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.field] })],
)

export const sessions = sqliteTable(
  'sessions',
  {
    id: text().primaryKey(),
    projectId: text('project_id').references(() => projects.id, gone),
    kind: text({ enum: sessionKinds }).notNull(),
    stage: text({ enum: stages }).notNull(),
    status: text({ enum: sessionStatuses }).notNull(),
    title: text(),
    startedAt: integer('started_at').notNull(),
    endedAt: integer('ended_at'),
  },
  (t) => [
    index('sessions_by_project').on(t.projectId, t.startedAt),
    index('sessions_by_status').on(t.status),
  ],
)

const sessionId = () =>
  text('session_id')
    .notNull()
    .references(() => sessions.id, gone)
const maybeSessionId = () => text('session_id').references(() => sessions.id, { onDelete: 'set null' })

export const projectTranscripts = sqliteTable(
  'project_transcripts',
  {
    projectId: projectId(),
    sessionId: sessionId(),
    itemCount: integer('item_count').notNull(),
    finalizedAt: integer('finalized_at').notNull(),
    /** JSON array of the session's items in order; `sha256` (hex) is of this text. */
    snapshot: text().notNull(),
    sha256: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.sessionId] }),
    index('project_transcripts_by_session').on(t.sessionId),
  ],
)

export const transcriptItems = sqliteTable(
  'transcript_items',
  {
    sessionId: sessionId(),
    itemId: text('item_id').notNull(),
    previousItemId: text('previous_item_id'),
    position: integer().notNull(),
    role: text({ enum: itemRoles }).notNull(),
    type: text({ enum: itemTypes }).notNull(),
    status: text({ enum: itemStatuses }).notNull(),
    text: text(),
    interrupted: integer({ mode: 'boolean' }).notNull(),
    heardMs: integer('heard_ms'),
    audioStartMs: integer('audio_start_ms'),
    audioEndMs: integer('audio_end_ms'),
    payload: text(),
    createdAt: integer('created_at').notNull(),
    /** Of what was said (see item-checksum.ts); verified at each backup. */
    sha256: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.itemId] }),
    index('transcript_items_in_order').on(t.sessionId, t.position),
    index('transcript_items_by_previous').on(t.sessionId, t.previousItemId),
  ],
)

export const transcriptPointers = sqliteTable(
  'transcript_pointers',
  {
    id: text().primaryKey(),
    projectId: projectId(),
    sessionId: sessionId(),
    itemId: text('item_id').notNull(),
    label: text(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    index('transcript_pointers_by_project').on(t.projectId, t.createdAt),
    index('transcript_pointers_by_session').on(t.sessionId),
  ],
)

export const notes = sqliteTable(
  'notes',
  {
    id: text().primaryKey(),
    projectId: projectId(),
    sessionId: maybeSessionId(),
    noteType: text('note_type', { enum: noteTypes }).notNull(),
    content: text().notNull(),
    sourceItemIds: text('source_item_ids').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('notes_by_project').on(t.projectId, t.createdAt), index('notes_by_session').on(t.sessionId)],
)

export const todos = sqliteTable(
  'todos',
  {
    id: text().primaryKey(),
    projectId: projectId(),
    sessionId: maybeSessionId(),
    label: text().notNull(),
    status: text({ enum: todoStatuses }).notNull(),
    createdAt: integer('created_at').notNull(),
    resolvedAt: integer('resolved_at'),
  },
  (t) => [index('todos_by_project').on(t.projectId, t.createdAt), index('todos_by_session').on(t.sessionId)],
)

export const documents = sqliteTable('documents', {
  projectId: projectId().primaryKey(),
  revision: integer().notNull(),
  updatedAt: integer('updated_at').notNull(),
  /** Of `markdown`; kept so that the library need not count. */
  words: integer().notNull(),
  markdown: text().notNull(),
  /** JSON of the spans in shared/document/authorship.ts; null = not known yet. */
  authorship: text(),
})

export const documentSections = sqliteTable(
  'document_sections',
  {
    id: text().primaryKey(),
    projectId: projectId(),
    heading: text().notNull(),
    position: integer().notNull(),
    status: text({ enum: sectionStatuses }).notNull(),
    locked: integer({ mode: 'boolean' }).notNull(),
    targetWords: integer('target_words'),
  },
  (t) => [index('document_sections_in_order').on(t.projectId, t.position)],
)

export const documentRevisions = sqliteTable(
  'document_revisions',
  {
    projectId: projectId(),
    revision: integer().notNull(),
    author: text({ enum: revisionAuthors }).notNull(),
    jobId: text('job_id'),
    words: integer().notNull(),
    createdAt: integer('created_at').notNull(),
    // Last, so that listing revisions does not walk through their texts.
    markdown: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.revision] })],
)

/** What a revision has beside its text, in a table of its own: the text comes last in its row. */
export const revisionDetails = sqliteTable(
  'revision_details',
  {
    projectId: projectId(),
    revision: integer().notNull(),
    /** Against the revision kept before it; null = not counted yet. */
    wordsAdded: integer('words_added'),
    wordsRemoved: integer('words_removed'),
    /** JSON, as in `documents`. */
    authorship: text(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.revision] })],
)

export const paragraphSources = sqliteTable(
  'paragraph_sources',
  {
    projectId: projectId(),
    paragraphHash: text('paragraph_hash').notNull(),
    excerpt: text().notNull(),
    itemIds: text('item_ids').notNull(),
    jobId: text('job_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.paragraphHash] })],
)

export const interviewSteps = sqliteTable(
  'interview_steps',
  {
    id: text().primaryKey(),
    sessionId: sessionId(),
    projectId: text('project_id').references(() => projects.id, gone),
    seq: integer().notNull(),
    questionId: text('question_id').notNull(),
    kind: text({ enum: ['selection', 'blueprint', 'template', 'follow_up'] }).notNull(),
    field: text({ enum: blueprintFields }),
    itemId: text('item_id'),
    answerItemId: text('answer_item_id'),
    outcome: text({ enum: ['asked', 'answered', 'skipped', 'replaced', 'back'] }).notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    index('interview_steps_in_order').on(t.sessionId, t.seq),
    index('interview_steps_by_project').on(t.projectId, t.createdAt),
  ],
)

export const toolCalls = sqliteTable(
  'tool_calls',
  {
    sessionId: sessionId(),
    callId: text('call_id').notNull(),
    name: text().notNull(),
    result: text().notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.callId] })],
)

export const settings = sqliteTable('settings', {
  key: text().primaryKey(),
  value: text().notNull(),
})
