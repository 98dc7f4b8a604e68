// The queue of things to transcribe: rows of `transcription_jobs`, one of which runs at a time. A job is a row before it
// is anything else, and goes on where it was after whatever ended it.
import PQueue from 'p-queue'
import { StudioError } from '../../shared/errors.ts'
import type { Session } from '../../shared/session/session.ts'
import type { TranscriptionJob } from '../../shared/speech/transcription-job.ts'
import { judgeTranscription, planNextTranscription } from '../../shared/speech/transcription-plan.ts'
import type { ServiceContext } from '../context.ts'
import { findAudioImportOf } from '../store/queries/audio-imports.ts'
import {
  findTranscriptionJob,
  listTranscriptionJobsByStatus,
  updateTranscriptionJob,
  type TranscriptionJobChanges,
} from '../store/queries/transcription-jobs.ts'
import { attemptTranscription, type AttemptPorts, type FailedTranscription } from './attempt-transcription.ts'
import { modelFor } from './choose-engine.ts'
import {
  freed,
  insertRequested,
  noteTranscriptionFailure,
  takeUpTranscriptions,
  type TranscriptionRequest,
} from './transcription-rows.ts'

/** How long `stop` waits for the running job. Milliseconds. */
const STOP_MS = 3000
/** The timer looks again after this time: a clock may be set, a computer sleeps. Milliseconds. */
const LOOK_MS = 60_000

export interface TranscriptionPorts extends Omit<AttemptPorts, 'tell' | 'writtenDown'> {
  /** Bugs go to the log. */
  report(error: unknown): void
  /** 0 to 1, for the jitter of back-offs. */
  random?: () => number
}

export function createTranscriptionQueue(ctx: ServiceContext, ports: TranscriptionPorts): TranscriptionQueue {
  return new TranscriptionQueue(ctx, ports)
}

interface Running {
  jobId: string
  sessionId: string
  abort: AbortController
}

export class TranscriptionQueue {
  readonly #ctx: ServiceContext
  readonly #ports: Omit<AttemptPorts, 'tell'> & TranscriptionPorts
  readonly #queue = new PQueue({ concurrency: 1 })
  #state: 'new' | 'started' | 'stopped' = 'new'
  #running: Running | null = null
  #lookedAt: string | null = null
  #onBattery = false
  #timer: NodeJS.Timeout | null = null

  constructor(ctx: ServiceContext, ports: TranscriptionPorts) {
    this.#ctx = ctx
    this.#ports = { ...ports, writtenDown: (session) => this.#tellVoicesOf(session) }
  }

  /** The row is committed when this returns. Throws NOT_FOUND. */
  enqueue(request: TranscriptionRequest): TranscriptionJob {
    const job = insertRequested(this.#ctx, request, this.#ports.settings().transcriber)
    this.#tell(job)
    this.#pumpSoon()
    return job
  }

  /** A failed or stopped job goes on where it was, a waiting one is tried now. Throws NOT_FOUND. */
  retry(jobId: string): TranscriptionJob {
    const job = this.#require(jobId)
    if (job.status !== 'error' && job.status !== 'queued') return job
    const fresh = { startedAt: null, completedAt: null, cancelledAt: null, attempts: 0 }
    return this.#update(jobId, { ...freed, ...fresh, status: 'queued' })
  }

  /** Stops it for good; what is written down stays. Throws NOT_FOUND. */
  cancel(jobId: string): TranscriptionJob {
    const job = this.#require(jobId)
    if (job.status === 'complete' || job.status === 'error') return job
    const at = this.#ctx.now()
    const error =
      'You stopped this transcription. The recording is kept, and so is what was written down. Press Retry to go on.'
    const stopped = this.#update(jobId, {
      ...freed,
      status: 'error',
      error,
      cancelledAt: at,
      completedAt: at,
    })
    if (this.#running?.jobId === jobId) this.#running.abort.abort()
    return stopped
  }

  /** It runs before the others that wait, whatever was asked of those. Throws NOT_FOUND. */
  next(jobId: string): TranscriptionJob {
    const job = this.#require(jobId)
    if (job.status !== 'queued') return job
    const others = listTranscriptionJobsByStatus(this.#ctx.store, ['queued']).filter(({ id }) => id !== jobId)
    const highest = Math.max(-1, ...others.map(({ priority }) => priority))
    return job.priority > highest ? job : this.#update(jobId, { priority: highest + 1 })
  }

  /** What the author looks at comes first, also before what is running. */
  look(sessionId: string | null): void {
    this.#lookedAt = sessionId
    const running = this.#running
    if (running === null || sessionId === null || running.sessionId === sessionId) return
    if (this.#next()?.sessionId === sessionId) running.abort.abort()
  }

  /** Whether the computer runs on its battery. */
  onBattery(onBattery: boolean): void {
    this.#onBattery = onBattery
    this.lookAgain()
  }

  networkIsBack(): void {
    this.#free('offline')
  }

  /** Settings changed, or a model came or went: what waited for it may go on, and what runs may have to wait. */
  lookAgain(): void {
    this.#free('model')
    if (!this.#mustSaveBattery()) this.#free('battery')
    else this.#running?.abort.abort()
    this.#pumpSoon()
  }

  start(): void {
    this.#state = 'started'
    this.#pumpSoon()
  }

  /** Stops the running job, waits for it a bounded time and leaves its row queued for the next start. */
  async stop(): Promise<void> {
    this.#state = 'stopped'
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#queue.clear()
    this.#running?.abort.abort()
    await Promise.race([this.#queue.onIdle(), new Promise((resolve) => setTimeout(resolve, STOP_MS).unref())])
    try {
      takeUpTranscriptions(this.#ctx, () => false)
    } catch (error) {
      // They are taken up at the next start as they are.
      this.#ports.report(error)
    }
  }

  /** Resolves when no job is running and none could start now. */
  async idle(): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve))
      if (this.#running === null && (this.#state !== 'started' || this.#next() === null)) return
      await this.#queue.onIdle()
    }
  }

  /** Files may hold several people; what is recorded here is the author. */
  #tellVoicesOf({ id: sessionId }: Session): void {
    const taken = findAudioImportOf(this.#ctx.store, sessionId)
    if (taken === null || taken.speaker !== null || this.#ports.voicesModel() === null) return
    this.enqueue({ sessionId, purpose: 'voices' })
  }

  #mustSaveBattery(): boolean {
    return this.#onBattery && this.#ports.settings().pauseOnBattery
  }

  #free(reason: string): void {
    for (const job of listTranscriptionJobsByStatus(this.#ctx.store, ['queued'])) {
      if (job.waitReason === reason) this.#update(job.id, freed)
    }
  }

  #pumpSoon(): void {
    setImmediate(() => this.#pump())
  }

  #pump(): void {
    if (this.#state !== 'started' || !this.#ctx.store.sqlite.open) return
    try {
      const left = takeUpTranscriptions(this.#ctx, (jobId) => jobId === this.#running?.jobId)
      for (const job of left) this.#tell(job)
      this.#markWaiting()
      this.#startNext()
    } catch (error) {
      // A database that cannot be written now may be later; the timer looks again.
      this.#ports.report(error)
    }
    this.#setTimer()
  }

  /** Says on the rows what they wait for, so that the author sees it, and so that they are not tried meanwhile. */
  #markWaiting(): void {
    for (const job of listTranscriptionJobsByStatus(this.#ctx.store, ['queued'])) {
      const reason = this.#mustSaveBattery()
        ? 'battery'
        : job.engine === 'local' && modelFor(this.#ports, job) === null
          ? 'model'
          : null
      if (reason === null || job.waitReason === reason) continue
      const waiting = { error: null, waitReason: reason, nextAttemptAt: null }
      this.#tell(updateTranscriptionJob(this.#ctx.store, job.id, waiting))
    }
  }

  #next(): TranscriptionJob | null {
    const jobs = listTranscriptionJobsByStatus(this.#ctx.store, ['queued'])
    return planNextTranscription(jobs, { now: this.#ctx.now(), lookedAt: this.#lookedAt })
  }

  #startNext(): void {
    const job = this.#running === null ? this.#next() : null
    if (job === null) return
    const running = { jobId: job.id, sessionId: job.sessionId, abort: new AbortController() }
    this.#running = running
    this.#queue
      .add(() => this.#run(job, running))
      .catch((error: unknown) => {
        if (this.#state === 'started') this.#ports.report(error)
      })
  }

  async #run(job: TranscriptionJob, running: Running): Promise<void> {
    try {
      if (this.#state !== 'started') return
      const ports = { ...this.#ports, tell: (told: TranscriptionJob) => this.#tell(told) }
      const failed = await attemptTranscription(this.#ctx, ports, job, running.abort.signal)
      if (failed !== null && !running.abort.signal.aborted) this.#fail(failed)
    } finally {
      // Its row may still say `running`: stopped for another or for the battery, it is taken up where it was.
      this.#running = null
      this.#pumpSoon()
    }
  }

  #fail({ job, error }: FailedTranscription): void {
    const now = this.#ctx.now()
    // What was written down since counts: the row knows the attempts that came to nothing.
    const row = findTranscriptionJob(this.#ctx.store, job.id) ?? job
    const random = (this.#ports.random ?? Math.random)()
    const failure = judgeTranscription(error, row, { now, random })
    const noted = noteTranscriptionFailure(this.#ctx, job, failure)
    if (noted !== null) this.#tell(noted)
    if (failure.kind === 'fail' && failure.isBug) this.#ports.report(error)
  }

  #setTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const waiting = listTranscriptionJobsByStatus(this.#ctx.store, ['queued', 'running'])
    if (waiting.length === 0 || this.#running !== null) return
    const now = this.#ctx.now()
    const next = Math.min(...waiting.map((job) => job.nextAttemptAt ?? Infinity))
    const pause = Math.min(LOOK_MS, Math.max(50, next - now))
    this.#timer = setTimeout(() => this.#pump(), pause)
    this.#timer.unref()
  }

  #require(jobId: string): TranscriptionJob {
    const job = findTranscriptionJob(this.#ctx.store, jobId)
    if (job !== null) return job
    throw new StudioError(
      'NOT_FOUND',
      'This transcription is gone. The recording is kept: ask for a new one.',
    )
  }

  #update(jobId: string, changes: TranscriptionJobChanges): TranscriptionJob {
    const job = updateTranscriptionJob(this.#ctx.store, jobId, changes)
    this.#tell(job)
    this.#pumpSoon()
    return job
  }

  /** After the commit, even when a caller's transaction is still open around ours. */
  #tell(job: TranscriptionJob): void {
    const { store, emit } = this.#ctx
    const tell = () => emit('transcription.changed', { job })
    if (store.sqlite.inTransaction) setImmediate(tell)
    else tell()
  }
}
