// What a request, a failure and a start do to the rows of the transcription queue.
import { assertNever, StudioError } from '../../shared/errors.ts'
import type { TranscriberName } from '../../shared/speech/transcriber.ts'
import type { TranscriptionJob, TranscriptionPurpose } from '../../shared/speech/transcription-job.ts'
import type { TranscriptionFailure } from '../../shared/speech/transcription-plan.ts'
import type { ServiceContext } from '../context.ts'
import { requireSession } from '../store/queries/sessions.ts'
import {
  findTranscriptionJob,
  insertTranscriptionJob,
  listTranscriptionJobs,
  listTranscriptionJobsByStatus,
  updateTranscriptionJob,
} from '../store/queries/transcription-jobs.ts'
import { soundOfSession, soundTurns } from './sound-of-session.ts'

export interface TranscriptionRequest {
  sessionId: string
  /** Absent: `first` while no turn of the recording has words, else `again`. */
  purpose?: TranscriptionPurpose | undefined
  /** Absent: those of the settings. */
  engine?: TranscriberName | undefined
  model?: string | undefined
  /** Larger is sooner; absent = 0. */
  priority?: number | undefined
}

export const freed = { error: null, waitReason: null, nextAttemptAt: null } as const

/** One that waits for the same is answered instead. Throws NOT_FOUND (session, or nothing was recorded). */
export function insertRequested(
  { store, now, newId }: ServiceContext,
  request: TranscriptionRequest,
  engineOfSettings: TranscriberName,
): TranscriptionJob {
  const { sessionId, priority = 0 } = request
  return store.transaction(() => {
    requireSession(store, sessionId)
    const { totalMs } = soundOfSession(store, sessionId)
    if (totalMs === 0) throw nothingRecorded()
    const purpose = request.purpose ?? purposeFor(soundTurns(store, sessionId))
    const engine = purpose === 'voices' ? 'local' : (request.engine ?? engineOfSettings)
    const model = engine === 'local' ? (request.model ?? null) : null
    const waiting = listTranscriptionJobs(store, { sessionId }).find(
      (job) =>
        job.status === 'queued' && job.purpose === purpose && job.engine === engine && job.model === model,
    )
    if (waiting !== undefined) {
      const more = Math.max(priority, waiting.priority)
      return updateTranscriptionJob(store, waiting.id, { priority: more, totalMs })
    }
    const job: TranscriptionJob = {
      ...{ id: newId(), sessionId, purpose, status: 'queued', engine, model, priority, totalMs },
      ...{ attempts: 0, doneMs: 0, createdAt: now(), startedAt: null, completedAt: null, durationMs: null },
      ...{ ...freed, cancelledAt: null },
    }
    insertTranscriptionJob(store, job)
    return job
  })
}

function purposeFor(turns: readonly { hasWords: boolean }[]): TranscriptionPurpose {
  return turns.some(({ hasWords }) => hasWords) ? 'again' : 'first'
}

function nothingRecorded(): StudioError {
  return new StudioError(
    'NOT_FOUND',
    'Nothing was recorded in this session, so there is nothing to write down.',
  )
}

/** The job as it stands after `failure`; null when this attempt at it is not the present one any more. */
export function noteTranscriptionFailure(
  { store, now }: ServiceContext,
  { id, startedAt }: TranscriptionJob,
  failure: TranscriptionFailure,
): TranscriptionJob | null {
  if (!store.sqlite.open) return null
  const row = findTranscriptionJob(store, id)
  if (row?.status !== 'running' || row.startedAt !== startedAt) return null
  const { attempts, error } = failure
  switch (failure.kind) {
    case 'wait': {
      const { reason: waitReason, nextAttemptAt } = failure
      return updateTranscriptionJob(store, id, {
        ...{ status: 'queued', startedAt: null, attempts, error, waitReason, nextAttemptAt },
      })
    }
    case 'fail':
      return updateTranscriptionJob(store, id, {
        ...{ status: 'error', attempts, error, completedAt: now(), waitReason: null, nextAttemptAt: null },
      })
    default:
      return assertNever(failure)
  }
}

/** Rows that say `running` and are not: the studio was killed, or their end could not be written. They go on. */
export function takeUpTranscriptions(
  { store }: ServiceContext,
  isRunning: (jobId: string) => boolean,
): TranscriptionJob[] {
  return store.transaction(() =>
    listTranscriptionJobsByStatus(store, ['running'])
      .filter(({ id }) => !isRunning(id))
      .map(({ id }) => updateTranscriptionJob(store, id, { status: 'queued', startedAt: null })),
  )
}
