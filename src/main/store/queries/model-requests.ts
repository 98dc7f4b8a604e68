// Rows of `model_requests`: what was asked of models for draft jobs, what came and what it cost.
import { and, asc, eq, gt, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { ModelRequestView, PromptMessage } from '../../../shared/drafting/model-request.ts'
import { draftJobs, modelRequests } from '../drafting-schema.ts'
import type { Store } from '../store.ts'
import { findDraftJob } from './draft-jobs.ts'

export type ModelRequestRow = typeof modelRequests.$inferSelect

export function insertModelRequest(store: Store, row: ModelRequestRow): void {
  store.transaction(() => store.db.insert(modelRequests).values(row).run())
}

export function findModelRequest(store: Store, id: string): ModelRequestRow | null {
  return store.db.select().from(modelRequests).where(eq(modelRequests.id, id)).get() ?? null
}

export function updateModelRequest(
  store: Store,
  id: string,
  changes: Partial<Omit<ModelRequestRow, 'id' | 'jobId'>>,
): void {
  store.transaction(() => store.db.update(modelRequests).set(changes).where(eq(modelRequests.id, id)).run())
}

/** Rows that a crash left open: a job has one request at a time. */
export function endOpenRequests(store: Store, jobId: string, error: string, endedAt: number): void {
  store.transaction(() =>
    store.db
      .update(modelRequests)
      .set({ outcome: 'cut', error, endedAt })
      .where(and(eq(modelRequests.jobId, jobId), eq(modelRequests.outcome, 'sent')))
      .run(),
  )
}

/** What was asked for the same attempt at the same job before `row`, and failed with the same `error` at no cost. */
export function dropTriesBefore(
  store: Store,
  { id, jobId, attempt, kind }: ModelRequestRow,
  error: string | null,
): void {
  const sameTry = and(
    eq(modelRequests.jobId, jobId),
    eq(modelRequests.attempt, attempt),
    eq(modelRequests.kind, kind),
    eq(modelRequests.outcome, 'failed'),
    error === null ? isNull(modelRequests.error) : eq(modelRequests.error, error),
  )
  store.transaction(() =>
    store.db
      .delete(modelRequests)
      .where(and(sameTry, isNull(modelRequests.costUsd), ne(modelRequests.id, id)))
      .run(),
  )
}

/** US dollars over all projects; rows that are under way count with the most they may cost. */
export function spentSince(store: Store, since: number): number {
  const sum = sql<number>`coalesce(sum(${modelRequests.costUsd}), 0)`
  return (
    store.db.select({ sum }).from(modelRequests).where(gt(modelRequests.startedAt, since)).get()?.sum ?? 0
  )
}

/** Sums of the job's requests; null where none has told or none has a price. */
export function addUpRequests(
  store: Store,
  jobId: string,
): {
  inputTokens: number | null
  cachedTokens: number | null
  outputTokens: number | null
  costUsd: number | null
} {
  // Until the usage is told, `input_tokens` is an estimate.
  const told = (column: typeof modelRequests.inputTokens | typeof modelRequests.cachedTokens) =>
    sql<number | null>`sum(case when ${modelRequests.outputTokens} is not null then ${column} end)`
  const row = store.db
    .select({
      inputTokens: told(modelRequests.inputTokens),
      cachedTokens: told(modelRequests.cachedTokens),
      outputTokens: sql<number | null>`sum(${modelRequests.outputTokens})`,
      costUsd: sql<number | null>`sum(${modelRequests.costUsd})`,
    })
    .from(modelRequests)
    .where(eq(modelRequests.jobId, jobId))
    .get()
  return row ?? { inputTokens: null, cachedTokens: null, outputTokens: null, costUsd: null }
}

/** Prompts and answers of all but the newest `jobs` of the project go; the rest of the rows stays. */
export function dropOldTexts(store: Store, projectId: string, jobs: number): void {
  const newest = sql`select ${draftJobs.id} from ${draftJobs} where ${draftJobs.projectId} = ${projectId} order by ${draftJobs}.rowid desc limit ${jobs}`
  const ofProject = sql`select ${draftJobs.id} from ${draftJobs} where ${draftJobs.projectId} = ${projectId}`
  const old = sql`${modelRequests.jobId} in (${ofProject}) and ${modelRequests.jobId} not in (${newest})`
  const hasText = or(isNotNull(modelRequests.prompt), isNotNull(modelRequests.answer))
  store.transaction(() =>
    store.db.update(modelRequests).set({ prompt: null, answer: null }).where(and(old, hasText)).run(),
  )
}

/** Oldest first. */
export function listModelRequests(store: Store, jobId: string): ModelRequestView[] {
  const running = findDraftJob(store, jobId)?.status === 'running'
  return store.db
    .select()
    .from(modelRequests)
    .where(eq(modelRequests.jobId, jobId))
    .orderBy(asc(sql`${modelRequests}.rowid`))
    .all()
    .map((row) => viewOf(row, running))
}

function viewOf(row: ModelRequestRow, running: boolean): ModelRequestView {
  const { inputTokens, cachedTokens, outputTokens, outcome, costUsd, prompt, ...rest } = row
  const isTold = inputTokens !== null && outputTokens !== null
  return {
    ...rest,
    outcome: outcome === 'sent' && !running ? 'cut' : outcome,
    usage: isTold ? { inputTokens, cachedTokens: cachedTokens ?? 0, outputTokens } : null,
    // While it is under way the row holds what it may cost at most.
    costUsd: outcome === 'sent' ? null : costUsd,
    prompt: prompt === null ? null : readPrompt(prompt),
  }
}

const messagesSchema = z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), text: z.string() }))

function readPrompt(json: string): PromptMessage[] {
  return messagesSchema.parse(JSON.parse(json))
}
