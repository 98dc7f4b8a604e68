// Rows of `transcription_jobs`: the queue of things to transcribe is these rows and nothing else.
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { TranscriptionJob, TranscriptionStatus } from '../../../shared/speech/transcription-job.ts'
import { sessions } from '../schema.ts'
import { transcriptionJobs } from '../speech-schema.ts'
import type { Store } from '../store.ts'

const byAge = sql`${transcriptionJobs}.rowid`
/** As many as a list shows. */
const MOST_LISTED = 500

export function insertTranscriptionJob(store: Store, job: TranscriptionJob): void {
  store.transaction(() => store.db.insert(transcriptionJobs).values(job).run())
}

export function findTranscriptionJob(store: Store, id: string): TranscriptionJob | null {
  return store.db.select().from(transcriptionJobs).where(eq(transcriptionJobs.id, id)).get() ?? null
}

/** Newest first, the newest 500. */
export function listTranscriptionJobs(
  store: Store,
  of: { projectId?: string | undefined; sessionId?: string | undefined } = {},
): TranscriptionJob[] {
  const ofSession = of.sessionId === undefined ? undefined : eq(transcriptionJobs.sessionId, of.sessionId)
  const ofProject =
    of.projectId === undefined
      ? undefined
      : inArray(
          transcriptionJobs.sessionId,
          store.db.select({ id: sessions.id }).from(sessions).where(eq(sessions.projectId, of.projectId)),
        )
  return store.db
    .select()
    .from(transcriptionJobs)
    .where(and(ofSession, ofProject))
    .orderBy(desc(byAge))
    .limit(MOST_LISTED)
    .all()
}

/** Oldest first. */
export function listTranscriptionJobsByStatus(
  store: Store,
  statuses: TranscriptionStatus[],
): TranscriptionJob[] {
  return store.db
    .select()
    .from(transcriptionJobs)
    .where(inArray(transcriptionJobs.status, statuses))
    .orderBy(byAge)
    .all()
}

export type TranscriptionJobChanges = Partial<Omit<TranscriptionJob, 'id' | 'sessionId' | 'createdAt'>>

/** Returns the job as it is now. A job that is not there is a bug and throws. */
export function updateTranscriptionJob(
  store: Store,
  id: string,
  changes: TranscriptionJobChanges,
): TranscriptionJob {
  return store.transaction(() => {
    const job = store.db
      .update(transcriptionJobs)
      .set(changes)
      .where(eq(transcriptionJobs.id, id))
      .returning()
      .get()
    if (job === undefined) throw new Error(`No transcription job ${id}`)
    return job
  })
}
