// What a transcription does next: total functions over rows, with the clock passed in.
import { backoffMs, LONGEST_WAIT_MS } from '../drafting/queue-plan.ts'
import { StudioError } from '../errors.ts'
import type { TranscriptionJob, WritingPurpose } from './transcription-job.ts'

/** A turn that has sound. */
export interface SoundTurn {
  itemId: string
  startMs: number
  endMs: number
  hasWords: boolean
}

export type TranscriptionStep =
  /** A turn that is there: its sound is written down as a whole. */
  | { kind: 'turn'; itemId: string; startMs: number; endMs: number; doneMs: number }
  /** Sound that no turn covers: turns are made of what is said in it. */
  | { kind: 'stretch'; startMs: number; endMs: number; doneMs: number }

export interface Recorded {
  /** Any order. */
  turns: readonly SoundTurn[]
  /** Of the recording clock, milliseconds. */
  totalMs: number
  /** Everything that begins before it is done. */
  doneMs: number
  /** Turns that this job has written down. */
  done: ReadonlySet<string>
}

/** Between two turns there is always a little; nobody says a word in less. Milliseconds. */
const SHORTEST_STRETCH_MS = 700

/** In the order of the recording. `doneMs` of a step: what is done for good once it is. */
export function planSteps(
  purpose: WritingPurpose,
  { turns, totalMs, doneMs, done }: Recorded,
): TranscriptionStep[] {
  const inOrder = turns.toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)
  const wanted = inOrder.filter(
    ({ itemId, hasWords, startMs, endMs }) =>
      !done.has(itemId) && endMs > startMs && !(purpose === 'first' && hasWords) && startMs >= doneMs,
  )
  const steps = [
    ...wanted.map(({ itemId, startMs, endMs }) => ({ kind: 'turn' as const, itemId, startMs, endMs })),
    ...stretchesBetween(inOrder, totalMs, doneMs).map((span) => ({ kind: 'stretch' as const, ...span })),
  ].sort((a, b) => a.startMs - b.startMs)
  return steps.map((step, n) => ({ ...step, doneMs: Math.min(step.endMs, steps[n + 1]?.startMs ?? totalMs) }))
}

function stretchesBetween(
  inOrder: readonly SoundTurn[],
  totalMs: number,
  doneMs: number,
): { startMs: number; endMs: number }[] {
  const stretches: { startMs: number; endMs: number }[] = []
  let at = doneMs
  const until = (endMs: number): void => {
    if (endMs - at >= SHORTEST_STRETCH_MS) stretches.push({ startMs: at, endMs })
  }
  for (const { startMs, endMs } of inOrder) {
    until(Math.min(startMs, totalMs))
    at = Math.max(at, endMs)
  }
  until(totalMs)
  return stretches
}

/** Half of a phrase or more lies in a turn that is there already: it is said in that one. */
export function isInTurn(
  phrase: { startMs: number; endMs: number },
  turns: readonly Pick<SoundTurn, 'startMs' | 'endMs'>[],
): boolean {
  const length = phrase.endMs - phrase.startMs
  return turns.some(
    ({ startMs, endMs }) =>
      Math.min(endMs, phrase.endMs) - Math.max(startMs, phrase.startMs) >= Math.max(1, length / 2),
  )
}

export interface Circumstances {
  now: number
  /** Where the author looks. */
  lookedAt: string | null
}

/** The job to run now; null = none can. What waits for a model, the network or the mains is not asked again here. */
export function planNextTranscription(
  jobs: readonly TranscriptionJob[],
  { now, lookedAt }: Circumstances,
): TranscriptionJob | null {
  const due = jobs.filter((job) => job.status === 'queued' && isDue(job, now))
  const looked = (job: TranscriptionJob): number => (job.sessionId === lookedAt ? 1 : 0)
  return due.toSorted((a, b) => looked(b) - looked(a) || b.priority - a.priority)[0] ?? null
}

function isDue({ waitReason, nextAttemptAt }: TranscriptionJob, now: number): boolean {
  if (waitReason === 'model' || waitReason === 'battery') return false
  // A time farther away than any wait is of a clock that was wrong.
  return nextAttemptAt === null || nextAttemptAt <= now || nextAttemptAt - now > LONGEST_WAIT_MS
}

/** Failures of the kind that passes, one after the other and without a word written down, before a job is given up. */
export const MAX_TRIES = 3
/** While there is no network it is looked for this often. Milliseconds. */
const OFFLINE_MS = 30_000

export type TranscriptionFailure =
  | { kind: 'wait'; attempts: number; reason: 'offline' | 'retry'; nextAttemptAt: number; error: string }
  | { kind: 'fail'; attempts: number; error: string; isBug: boolean }

/** `data.retryable: true` on a StudioError marks what passes; a disk that refuses does, unless it says otherwise. */
export function judgeTranscription(
  error: unknown,
  { attempts: before }: Pick<TranscriptionJob, 'attempts'>,
  { now, random }: { now: number; random: number },
): TranscriptionFailure {
  const attempts = before + 1
  if (!(error instanceof StudioError)) {
    const words =
      'The transcription stopped because of a fault in the studio. The recording is safe, and what was written down is kept. Press Retry; if it happens again, the log has the details.'
    return { kind: 'fail', attempts, error: words, isBug: true }
  }
  if (error.code === 'OFFLINE') {
    const nextAttemptAt = now + Math.round(OFFLINE_MS * (0.5 + random / 2))
    return { kind: 'wait', attempts: before, reason: 'offline', nextAttemptAt, error: error.message }
  }
  const passes = (error.data?.['retryable'] ?? error.code === 'DISK_FULL') === true
  if (!passes || attempts >= MAX_TRIES) return { kind: 'fail', attempts, error: error.message, isBug: false }
  const asked = error.data?.['retryAfterMs']
  const pause = Math.max(
    backoffMs(attempts, random),
    typeof asked === 'number' ? Math.min(asked, LONGEST_WAIT_MS) : 0,
  )
  return { kind: 'wait', attempts, reason: 'retry', nextAttemptAt: now + pause, error: error.message }
}
