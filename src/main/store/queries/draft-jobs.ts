// Rows of `draft_jobs`: the draft queue is these rows and nothing else.
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { DraftJob, DraftJobStatus } from '../../../shared/drafting/draft-job.ts'
import { readStringList } from '../json-columns.ts'
import { draftJobs } from '../schema.ts'
import type { Store } from '../store.ts'

/** A job with what only the queue and the activity view need. */
export interface StoredDraftJob extends DraftJob {
  model: string | null
  inputTokens: number | null
  outputTokens: number | null
  /** Not before this time; set by a back-off. */
  nextAttemptAt: number | null
  waitReason: string | null
}

const byAge = sql`${draftJobs}.rowid`

function toJob(row: typeof draftJobs.$inferSelect): StoredDraftJob {
  return {
    ...row,
    summary: readStringList(row.summary),
    transcriptAnchors: readStringList(row.transcriptAnchors),
  }
}

/** The job without what the contract does not name. */
export function toDraftJob(job: StoredDraftJob): DraftJob {
  const { model: _m, inputTokens: _i, outputTokens: _o, nextAttemptAt: _n, waitReason: _w, ...draftJob } = job
  return draftJob
}

export function insertDraftJob(store: Store, job: DraftJob & Partial<StoredDraftJob>): void {
  const row = {
    ...job,
    summary: JSON.stringify(job.summary),
    transcriptAnchors: JSON.stringify(job.transcriptAnchors),
  }
  store.transaction(() => store.db.insert(draftJobs).values(row).run())
}

export function findDraftJob(store: Store, id: string): StoredDraftJob | null {
  const row = store.db.select().from(draftJobs).where(eq(draftJobs.id, id)).get()
  return row === undefined ? null : toJob(row)
}

/** Newest first. */
export function listDraftJobs(store: Store, projectId: string): StoredDraftJob[] {
  return store.db
    .select()
    .from(draftJobs)
    .where(eq(draftJobs.projectId, projectId))
    .orderBy(desc(byAge))
    .all()
    .map(toJob)
}

export function latestDraftJob(store: Store, projectId: string): StoredDraftJob | null {
  const row = store.db
    .select()
    .from(draftJobs)
    .where(eq(draftJobs.projectId, projectId))
    .orderBy(desc(byAge))
    .limit(1)
    .get()
  return row === undefined ? null : toJob(row)
}

/** Jobs of all projects, or of one, that have one of `statuses`; oldest first. */
export function listDraftJobsByStatus(
  store: Store,
  statuses: DraftJobStatus[],
  projectId?: string,
): StoredDraftJob[] {
  const ofProject = projectId === undefined ? undefined : eq(draftJobs.projectId, projectId)
  return store.db
    .select()
    .from(draftJobs)
    .where(and(inArray(draftJobs.status, statuses), ofProject))
    .orderBy(byAge)
    .all()
    .map(toJob)
}

export type DraftJobChanges = Partial<Omit<StoredDraftJob, 'id' | 'projectId' | 'createdAt'>>

/** Returns the job as it is now. A job that is not there is a bug and throws. */
export function updateDraftJob(store: Store, id: string, changes: DraftJobChanges): StoredDraftJob {
  const { summary, transcriptAnchors, ...plain } = changes
  const row = {
    ...plain,
    ...(summary && { summary: JSON.stringify(summary) }),
    ...(transcriptAnchors && { transcriptAnchors: JSON.stringify(transcriptAnchors) }),
  }
  return store.transaction(() => {
    const updated = store.db.update(draftJobs).set(row).where(eq(draftJobs.id, id)).returning().get()
    if (updated === undefined) throw new Error(`No draft job ${id}`)
    return toJob(updated)
  })
}
