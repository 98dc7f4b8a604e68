// Tables of draft jobs, of what was asked of models for them, and of what they leave for the author to decide; see
// schema.ts for what holds for all tables.
import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { draftJobStatuses, engineNames, urgencies } from '../../shared/drafting/draft-job.ts'
import { modelRequestKinds, modelRequestOutcomes } from '../../shared/drafting/model-request.ts'
import { projects, sessions } from './schema.ts'

const gone = { onDelete: 'cascade' } as const

const projectId = () =>
  text('project_id')
    .notNull()
    .references(() => projects.id, gone)

export const draftJobs = sqliteTable(
  'draft_jobs',
  {
    id: text().primaryKey(),
    projectId: projectId(),
    sessionId: text('session_id').references(() => sessions.id, { onDelete: 'set null' }),
    status: text({ enum: draftJobStatuses }).notNull(),
    urgency: text({ enum: urgencies }).notNull(),
    /** JSON array: what each merged request asked for. */
    summary: text().notNull(),
    generatedSummary: text('generated_summary'),
    transcriptAnchors: text('transcript_anchors').notNull(),
    activeSection: text('active_section'),
    attempts: integer().notNull(),
    mergedCount: integer('merged_count').notNull(),
    createdAt: integer('created_at').notNull(),
    startedAt: integer('started_at'),
    completedAt: integer('completed_at'),
    error: text(),
    durationMs: integer('duration_ms'),
    /** The engine of the last attempt. */
    engine: text(),
    model: text(),
    /** Of all requests of the job; cached tokens are part of the input's. */
    inputTokens: integer('input_tokens'),
    cachedTokens: integer('cached_tokens'),
    outputTokens: integer('output_tokens'),
    /** Estimated, US dollars; null = nothing was paid for, or no price is known. */
    costUsd: real('cost_usd'),
    nextAttemptAt: integer('next_attempt_at'),
    waitReason: text('wait_reason'),
    /** The author chose this engine for this job; null = the settings choose. */
    forcedEngine: text('forced_engine', { enum: engineNames }),
    /** JSON, by session: how many spoken items it read, in the order they were first stored. */
    itemsRead: text('items_read'),
    cancelledAt: integer('cancelled_at'),
    undoneAt: integer('undone_at'),
  },
  (t) => [
    index('draft_jobs_by_project').on(t.projectId, t.createdAt),
    index('draft_jobs_by_status').on(t.status, t.createdAt),
    index('draft_jobs_by_session').on(t.sessionId),
  ],
)

/** One row for each request that goes to a model, written before it goes. */
export const modelRequests = sqliteTable(
  'model_requests',
  {
    /** Also the idempotency key. */
    id: text().primaryKey(),
    jobId: text('job_id')
      .notNull()
      .references(() => draftJobs.id, gone),
    attempt: integer().notNull(),
    kind: text({ enum: modelRequestKinds }).notNull(),
    host: text().notNull(),
    model: text().notNull(),
    outcome: text({ enum: modelRequestOutcomes }).notNull(),
    inputTokens: integer('input_tokens'),
    cachedTokens: integer('cached_tokens'),
    outputTokens: integer('output_tokens'),
    costUsd: real('cost_usd'),
    error: text(),
    startedAt: integer('started_at').notNull(),
    endedAt: integer('ended_at'),
    /** JSON array of {role, text}, as sent; null = removed to save space. */
    prompt: text(),
    /** As it came, whole or not. */
    answer: text(),
  },
  (t) => [
    index('model_requests_by_job').on(t.jobId, t.startedAt),
    index('model_requests_by_time').on(t.startedAt),
  ],
)

/** What stands for a session in a prompt that cannot hold all of it. */
export const sessionDigests = sqliteTable('session_digests', {
  sessionId: text('session_id')
    .primaryKey()
    .references(() => sessions.id, gone),
  /** Of the items it was made from: another value, and it is made anew. */
  fingerprint: text().notNull(),
  /** JSON; see shared/drafting/prompt/digest.ts. */
  digest: text().notNull(),
  createdAt: integer('created_at').notNull(),
})

/** JSON of shared/drafting/voice-guide.ts, one row a project. */
export const voiceGuides = sqliteTable('voice_guides', {
  projectId: projectId().primaryKey(),
  guide: text().notNull(),
  updatedAt: integer('updated_at').notNull(),
})

export const proposals = sqliteTable(
  'proposals',
  {
    id: text().primaryKey(),
    projectId: projectId(),
    jobId: text('job_id').notNull(),
    sectionId: text('section_id'),
    authorMarkdown: text('author_markdown').notNull(),
    drafterMarkdown: text('drafter_markdown').notNull(),
    status: text({ enum: ['open', 'accepted', 'rejected'] }).notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('proposals_by_project').on(t.projectId, t.status)],
)
