// One attempt at one job: an engine is chosen, its row says `running`, and it runs to its end. What fails on the way is
// handed back to be judged.
import type { TranscriptionJob } from '../../shared/speech/transcription-job.ts'
import type { ServiceContext } from '../context.ts'
import { followSpokenAnswers } from '../interview/follow-spoken.ts'
import { requireSession } from '../store/queries/sessions.ts'
import { updateTranscriptionJob } from '../store/queries/transcription-jobs.ts'
import { holdEvents } from '../tools/hold-events.ts'
import { keepEnded } from './act-on-items.ts'
import { chooseEngine, localModel, type EnginePorts } from './choose-engine.ts'
import { queueDraftOfWords, type DraftAfterwards } from './draft-afterwards.ts'
import { closeTurns } from './keep-phrase.ts'
import { requireStillOurs, runTranscription, stopIfAborted } from './run-transcription.ts'
import { soundOfSession } from './sound-of-session.ts'

export interface AttemptPorts extends EnginePorts, DraftAfterwards {
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
    const engine = await chooseEngine(ports, job)
    const begun = performance.now()
    await runTranscription({ ctx, engine, signal, tell: ports.tell }, job)
    stopIfAborted(signal)
    ports.tell(complete(ctx, ports, job, Math.round(performance.now() - begun)))
    return null
  } catch (error) {
    return { job, error }
  }
}

function begin({ store, now }: ServiceContext, ports: AttemptPorts, job: TranscriptionJob): TranscriptionJob {
  const { totalMs } = soundOfSession(store, job.sessionId)
  const model = job.engine === 'local' ? (localModel(ports, job)?.id ?? null) : null
  return updateTranscriptionJob(store, job.id, {
    ...{ status: 'running', startedAt: now(), totalMs, model },
    ...{ error: null, waitReason: null, nextAttemptAt: null },
  })
}

/** What follows from the words, the draft that is asked for and the row, in one transaction. */
function complete(
  ctx: ServiceContext,
  ports: AttemptPorts,
  job: TranscriptionJob,
  durationMs: number,
): TranscriptionJob {
  const held = holdEvents(ctx.emit)
  const quiet = { ...ctx, emit: held.emit }
  const done = ctx.store.transaction(() => {
    requireStillOurs(ctx, job)
    const session = requireSession(ctx.store, job.sessionId)
    // In a talk that goes on, the turn that grows is not ours to end.
    if (session.status !== 'live') closeTurns(quiet, session.id)
    followSpokenAnswers(quiet, session.id)
    keepEnded(quiet, session)
    queueDraftOfWords(quiet, ports, session, job)
    const ended = { status: 'complete', completedAt: ctx.now(), durationMs, attempts: 0 } as const
    return updateTranscriptionJob(ctx.store, job.id, {
      ...ended,
      ...{ doneMs: job.totalMs, error: null, waitReason: null, nextAttemptAt: null },
    })
  })
  held.release()
  return done
}
