// One attempt at one job. What is written down of a turn and how far the job is are one transaction: whenever it ends, it
// goes on from there, and nothing is written twice or left out.
import type { Phrase } from '../../shared/speech/phrase.ts'
import type { TranscriptionJob, WritingPurpose } from '../../shared/speech/transcription-job.ts'
import { isInTurn, planSteps, type TranscriptionStep } from '../../shared/speech/transcription-plan.ts'
import { StudioError } from '../../shared/errors.ts'
import type { TranscriptItem } from '../../shared/transcript/item.ts'
import type { ServiceContext } from '../context.ts'
import { getItemState } from '../store/queries/item-states.ts'
import { listItemsOfJob } from '../store/queries/item-versions.ts'
import { requireSession } from '../store/queries/sessions.ts'
import { findTranscriptionJob, updateTranscriptionJob } from '../store/queries/transcription-jobs.ts'
import { findItem } from '../store/queries/transcript.ts'
import type { Spoken } from '../speech/speech-process-port.ts'
import { holdEvents } from '../tools/hold-events.ts'
import type { TranscriptionEngine } from './engine.ts'
import { keepPhrase } from './keep-phrase.ts'
import { addPass } from './settle-words.ts'
import {
  filesWithin,
  readAloudSpans,
  soundOfSession,
  soundTurns,
  type SessionSound,
} from './sound-of-session.ts'

export interface TranscriptionRun {
  ctx: ServiceContext
  engine: TranscriptionEngine
  signal: AbortSignal
  /** After each commit. */
  tell(job: TranscriptionJob): void
}

/** What a job that keeps nothing on the way is given. */
export interface Progress extends Pick<TranscriptionRun, 'ctx' | 'signal'> {
  /** Of the recording clock, milliseconds. */
  reached(ms: number): void
}

export function progressOf(
  run: Pick<TranscriptionRun, 'ctx' | 'signal' | 'tell'>,
  job: TranscriptionJob,
): Progress {
  return { ...run, reached: (ms) => commit(run, job, ms, () => undefined) }
}

/** In silence the row is moved on this often; a kill then reads no more than this again. Milliseconds of sound. */
const SILENCE_MS = 30_000

/** Writes down all that is left of the job; the caller completes it. Throws what ended the attempt. */
export async function runTranscription(
  run: TranscriptionRun,
  job: TranscriptionJob,
  purpose: WritingPurpose,
): Promise<void> {
  const { store } = run.ctx
  const sound = soundOfSession(store, job.sessionId)
  const done = listItemsOfJob(store, job.sessionId, job.id)
  const turns = soundTurns(store, job.sessionId)
  for (const step of planSteps(purpose, { turns, ...sound, doneMs: job.doneMs, done })) {
    stopIfAborted(run.signal)
    if (step.kind === 'turn') await writeTurn(run, job, step, sound)
    else await writeStretch(run, job, step, sound)
  }
}

type StepOf<K extends TranscriptionStep['kind']> = TranscriptionStep & { kind: K }

async function writeTurn(
  run: TranscriptionRun,
  job: TranscriptionJob,
  step: StepOf<'turn'>,
  { files }: SessionSound,
): Promise<void> {
  const { engine, signal } = run
  const span = { startMs: step.startMs, endMs: step.endMs }
  const spoken = await engine.turn(filesWithin(files, step.startMs, step.endMs), span, signal)
  stopIfAborted(signal)
  commit(run, job, step.doneMs, (ctx) => keepTurn(ctx, run, job, step.itemId, spoken))
}

/** An engine that hears nothing takes no words away that another has heard. */
function keepTurn(
  { store, emit, now }: ServiceContext,
  { engine }: TranscriptionRun,
  job: TranscriptionJob,
  itemId: string,
  { text, words }: Spoken,
): void {
  const { sessionId } = job
  const item = findItem(store, sessionId, itemId)
  if (item === null || text.trim() === '') return
  const { name, model, source } = engine
  const said = { text: text.trim(), words, speaker: null }
  const changed = addPass({ store, now }, item, { source, engine: name, model, jobId: job.id, ...said })
  // Split or merged meanwhile: kept with what it was, and not shown.
  if (getItemState(store, item).replacedBy === null) tellItems(emit, store, sessionId, [changed])
}

function tellItems(
  emit: ServiceContext['emit'],
  store: ServiceContext['store'],
  sessionId: string,
  items: TranscriptItem[],
): void {
  const { projectId } = requireSession(store, sessionId)
  emit('transcript.changed', { projectId, sessionId, items })
}

async function writeStretch(
  run: TranscriptionRun,
  job: TranscriptionJob,
  step: StepOf<'stretch'>,
  { files }: SessionSound,
): Promise<void> {
  const { engine, signal, ctx } = run
  const over = new AbortController()
  const either = AbortSignal.any([signal, over.signal])
  const around = [
    ...soundTurns(ctx.store, job.sessionId).filter(
      ({ startMs, endMs }) => endMs <= step.startMs || startMs >= step.endMs,
    ),
    ...readAloudSpans(ctx.store, job.sessionId),
  ]
  let told = step.startMs
  const onPhrase = async (phrase: Phrase): Promise<void> => {
    stopIfAborted(either)
    if (phrase.startMs >= step.endMs) {
      over.abort()
      return
    }
    told = Math.max(told, Math.min(phrase.endMs, step.doneMs))
    commit(run, job, told, (held) => {
      if (!isInTurn(phrase, around)) keepOfStretch(held, run, job, phrase)
    })
  }
  const onProgress = (ms: number): void => {
    if (ms >= step.endMs) over.abort()
    else if (ms - told >= SILENCE_MS && !either.aborted) {
      told = ms
      commit(run, job, told, () => undefined)
    }
  }
  try {
    const within = filesWithin(files, step.startMs, step.endMs)
    await engine.stretch(within, step.startMs, { signal: either, onPhrase, onProgress })
  } catch (error) {
    if (signal.aborted || !over.signal.aborted) throw error
  }
  stopIfAborted(signal)
  commit(run, job, step.doneMs, () => undefined)
}

function keepOfStretch(
  ctx: ServiceContext,
  { engine }: TranscriptionRun,
  { sessionId, id: jobId }: TranscriptionJob,
  phrase: Phrase,
): void {
  const { name, model, source } = engine
  keepPhrase(ctx, { sessionId, phrase, source, engine: name, model, jobId })
}

/** `keep` and the job's row together. A word written down is a new beginning for its attempts. */
function commit(
  { ctx, tell }: Pick<TranscriptionRun, 'ctx' | 'tell'>,
  job: TranscriptionJob,
  doneMs: number,
  keep: (held: ServiceContext) => void,
): void {
  const held = holdEvents(ctx.emit)
  const row = ctx.store.transaction(() => {
    requireStillOurs(ctx, job)
    keep({ ...ctx, emit: held.emit })
    return updateTranscriptionJob(ctx.store, job.id, { doneMs: Math.round(doneMs), attempts: 0 })
  })
  held.release()
  tell(row)
}

/** Words that come after the job was taken back are not written: it runs again, or never. */
export function requireStillOurs({ store }: ServiceContext, { id, startedAt }: TranscriptionJob): void {
  const row = findTranscriptionJob(store, id)
  if (row?.status === 'running' && row.startedAt === startedAt) return
  throw stopped()
}

export function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw stopped()
}

function stopped(): StudioError {
  return new StudioError('CANCELLED', 'The transcription was stopped. What was written down is kept.')
}
