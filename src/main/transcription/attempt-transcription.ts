// One attempt at one job: an engine is chosen, its row says `running`, and it runs to its end. What fails on the way is
// handed back to be judged.
import type { TranscriptionJob } from '../../shared/speech/transcription-job.ts'
import type { Session } from '../../shared/session/session.ts'
import type { ServiceContext } from '../context.ts'
import { followSpokenAnswers } from '../interview/follow-spoken.ts'
import { requireSession } from '../store/queries/sessions.ts'
import { updateTranscriptionJob } from '../store/queries/transcription-jobs.ts'
import { holdEvents } from '../tools/hold-events.ts'
import { keepEnded } from './act-on-items.ts'
import { chooseEngine, modelFor, type EnginePorts } from './choose-engine.ts'
import { queueDraftOfWords, type DraftAfterwards } from './draft-afterwards.ts'
import { closeTurns } from './keep-phrase.ts'
import {
  progressOf,
  requireStillOurs,
  runTranscription,
  stopIfAborted,
  type TranscriptionRun,
} from './run-transcription.ts'
import { runVoices, type VoiceReader } from './run-voices.ts'
import { soundOfSession } from './sound-of-session.ts'

export interface AttemptPorts extends EnginePorts, DraftAfterwards {
  voices: VoiceReader
  /** A recording is in words for the first time; in the transaction that completes its job. */
  writtenDown(session: Session): void
  /** After each commit, with the job as it is then. */
  tell(job: TranscriptionJob): void
}

export interface FailedTranscription {
  /** As it was when it failed. */
  job: TranscriptionJob
  error: unknown
}

/** null: it is done. */
export async function attemptTranscription(
  ctx: ServiceContext,
  ports: AttemptPorts,
  queued: TranscriptionJob,
  signal: AbortSignal,
): Promise<FailedTranscription | null> {
  let job = queued
  try {
    job = begin(ctx, ports, queued)
    ports.tell(job)
    const begun = performance.now()
    const keep = await perform({ ctx, signal, tell: ports.tell }, ports, job)
    stopIfAborted(signal)
    ports.tell(complete(ctx, job, Math.round(performance.now() - begun), keep))
    return null
  } catch (error) {
    return { job, error }
  }
}

/** Answers what is to be kept in the transaction that completes the job. */
async function perform(
  run: Omit<TranscriptionRun, 'engine'>,
  ports: AttemptPorts,
  job: TranscriptionJob,
): Promise<(held: ServiceContext) => void> {
  if (job.purpose === 'voices') {
    const model = ports.voicesModel()
    if (model === null) throw new Error(`Job ${job.id} was begun without a model of voices`)
    return runVoices(progressOf(run, job), ports.voices, model.path, job)
  }
  const { purpose } = job
  await runTranscription({ ...run, engine: await chooseEngine(ports, job) }, job, purpose)
  return (held) => followWords(held, ports, job)
}

/** What follows from words that were written down. */
function followWords(held: ServiceContext, ports: AttemptPorts, job: TranscriptionJob): void {
  const session = requireSession(held.store, job.sessionId)
  // In a talk that goes on, the turn that grows is not ours to end.
  if (session.status !== 'live') closeTurns(held, session.id)
  followSpokenAnswers(held, session.id)
  queueDraftOfWords(held, ports, session, job)
  if (job.purpose === 'first') ports.writtenDown(session)
}

function begin({ store, now }: ServiceContext, ports: AttemptPorts, job: TranscriptionJob): TranscriptionJob {
  const { totalMs } = soundOfSession(store, job.sessionId)
  const model = modelFor(ports, job)?.id ?? null
  return updateTranscriptionJob(store, job.id, {
    ...{ status: 'running', startedAt: now(), totalMs, model },
    ...{ error: null, waitReason: null, nextAttemptAt: null },
  })
}

/** What follows from it and the row, in one transaction. */
function complete(
  ctx: ServiceContext,
  job: TranscriptionJob,
  durationMs: number,
  keep: (held: ServiceContext) => void,
): TranscriptionJob {
  const held = holdEvents(ctx.emit)
  const quiet = { ...ctx, emit: held.emit }
  const done = ctx.store.transaction(() => {
    requireStillOurs(ctx, job)
    keep(quiet)
    keepEnded(quiet, requireSession(ctx.store, job.sessionId))
    const ended = { status: 'complete', completedAt: ctx.now(), durationMs, attempts: 0 } as const
    return updateTranscriptionJob(ctx.store, job.id, {
      ...ended,
      ...{ doneMs: job.totalMs, error: null, waitReason: null, nextAttemptAt: null },
    })
  })
  held.release()
  return done
}
