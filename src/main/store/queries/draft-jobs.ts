// Rows of `draft_jobs`: the draft queue is these rows and nothing else.
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { DraftJob, DraftJobStatus } from '../../../shared/drafting/draft-job.ts'
import { readCounts, readStringList } from '../json-columns.ts'
import { draftJobs } from '../drafting-schema.ts'
import { perStore } from '../per-store.ts'
import type { Store } from '../store.ts'

const byAge = sql`${draftJobs}.rowid`

function toJob(row: typeof draftJobs.$inferSelect): DraftJob {
  return {
    ...row,
    summary: readStringList(row.summary),
    transcriptAnchors: readStringList(row.transcriptAnchors),
    itemsRead: row.itemsRead === null ? null : readCounts(row.itemsRead),
  }
}

export function insertDraftJob(store: Store, job: DraftJob): void {
  const row = {
    ...job,
    summary: JSON.stringify(job.summary),
    transcriptAnchors: JSON.stringify(job.transcriptAnchors),
    itemsRead: job.itemsRead === null ? null : JSON.stringify(job.itemsRead),
  }
  store.transaction(() => store.db.insert(draftJobs).values(row).run())
}

const ofId = eq(draftJobs.id, sql.placeholder('id'))

type RowChanges = Partial<typeof draftJobs.$inferInsert>

function prepareUpdate({ db }: Store, columns: readonly string[]) {
  const values: Record<string, unknown> = {}
  for (const column of columns) values[column] = sql.placeholder(column)
  return db
    .update(draftJobs)
    .set(values as RowChanges)
    .where(ofId)
    .returning()
    .prepare()
}

// A job is written again and again in the few ways in which it goes on; building a statement takes longer than running it.
const statements = perStore(({ db }) => ({
  find: db.select().from(draftJobs).where(ofId).prepare(),
  /** By the columns that they change. */
  updates: new Map<string, ReturnType<typeof prepareUpdate>>(),
}))

export function findDraftJob(store: Store, id: string): DraftJob | null {
  const row = statements(store).find.get({ id })
  return row === undefined ? null : toJob(row)
}

/** Newest first. */
export function listDraftJobs(store: Store, projectId: string): DraftJob[] {
  return store.db
    .select()
    .from(draftJobs)
    .where(eq(draftJobs.projectId, projectId))
    .orderBy(desc(byAge))
    .all()
    .map(toJob)
}

export function latestDraftJob(store: Store, projectId: string): DraftJob | null {
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
): DraftJob[] {
  const ofProject = projectId === undefined ? undefined : eq(draftJobs.projectId, projectId)
  return store.db
    .select()
    .from(draftJobs)
    .where(and(inArray(draftJobs.status, statuses), ofProject))
    .orderBy(byAge)
    .all()
    .map(toJob)
}

export type DraftJobChanges = Partial<Omit<DraftJob, 'id' | 'projectId' | 'createdAt'>>

/** Returns the job as it is now. A job that is not there is a bug and throws. */
export function updateDraftJob(store: Store, id: string, changes: DraftJobChanges): DraftJob {
  const { summary, transcriptAnchors, itemsRead, ...plain } = changes
  const row = {
    ...plain,
    ...(summary && { summary: JSON.stringify(summary) }),
    ...(itemsRead && { itemsRead: JSON.stringify(itemsRead) }),
    ...(transcriptAnchors && { transcriptAnchors: JSON.stringify(transcriptAnchors) }),
  }
  const columns = Object.keys(row)
  const { updates } = statements(store)
  const update = updates.get(columns.join()) ?? prepareUpdate(store, columns)
  updates.set(columns.join(), update)
  return store.transaction(() => {
    const updated = update.get({ ...row, id })
    if (updated === undefined) throw new Error(`No draft job ${id}`)
    return toJob(updated)
  })
}
