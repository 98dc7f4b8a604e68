// The transcription queue as it is shown: jobs with the sittings they write down.
import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { TranscriptionEntry } from '../../../shared/speech/transcription-entry.ts'
import { projects, sessions } from '../schema.ts'
import { transcriptionJobs } from '../speech-schema.ts'
import type { Store } from '../store.ts'

/** As many as a list shows. */
const MOST_LISTED = 500
/** What runs, what waits, what failed, what is done. */
const byStatus = sql`CASE ${transcriptionJobs.status}
  WHEN 'running' THEN 0 WHEN 'queued' THEN 1 WHEN 'error' THEN 2 ELSE 3 END`
const row = sql`${transcriptionJobs}.rowid`
/** What waits goes by its priority and then oldest first, what is over newest first. */
const byPriority = sql`CASE WHEN ${transcriptionJobs.status} = 'queued' THEN -${transcriptionJobs.priority} ELSE 0 END`
const byAge = sql`CASE WHEN ${transcriptionJobs.status} = 'queued' THEN ${row} ELSE -${row} END`

/** What runs and waits, of every project, in the order it will be; then what is over of `projectId`, newest first. */
export function listTranscriptionActivity(
  store: Store,
  projectId: string,
): Omit<TranscriptionEntry, 'costUsd'>[] {
  const isUnderWay = inArray(transcriptionJobs.status, ['running', 'queued'])
  const isOfProject = eq(sessions.projectId, projectId)
  return store.db
    .select({
      job: transcriptionJobs,
      kind: sessions.kind,
      title: sessions.title,
      startedAt: sessions.startedAt,
      projectId: sessions.projectId,
      projectTitle: projects.title,
    })
    .from(transcriptionJobs)
    .innerJoin(sessions, eq(sessions.id, transcriptionJobs.sessionId))
    .leftJoin(projects, eq(projects.id, sessions.projectId))
    .where(and(or(isOfProject, isUnderWay), isNull(projects.deletedAt)))
    .orderBy(byStatus, byPriority, byAge)
    .limit(MOST_LISTED)
    .all()
}
