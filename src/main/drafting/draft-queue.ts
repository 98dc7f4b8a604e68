// The draft queue: rows of `draft_jobs` and a p-queue of their ids. A job is a row before it is anything else.
import PQueue from 'p-queue'
import {
  urgencies,
  type DraftJob,
  type DraftRequest,
  type EngineName,
} from '../../shared/drafting/draft-job.ts'
import { planEnqueue, planNext } from '../../shared/drafting/queue-plan.ts'
import { StudioError } from '../../shared/errors.ts'
import type { EnqueueView } from '../../shared/ipc/views.ts'
import type { ServiceContext } from '../context.ts'
import type { DocumentAuthority } from '../document/document-authority.ts'
import {
  findDraftJob,
  listDraftJobsByStatus,
  updateDraftJob,
  type DraftJobChanges,
} from '../store/queries/draft-jobs.ts'
import { requireProject } from '../store/queries/projects.ts'
import { requireSession } from '../store/queries/sessions.ts'
import { attemptJob, type AttemptPorts, type FailedAttempt } from './attempt-job.ts'
import type { Engine } from './engine.ts'
import { FollowUps } from './follow-ups.ts'
import { judgeFailure } from './job-failure.ts'
import { LateWrites } from './late-writes.ts'
import { carryOut, noteFailure, takeUpLeft } from './queue-rows.ts'
import { RecentRequests } from './recent-requests.ts'
import { transcriptOrder } from './transcript-order.ts'

const CONCURRENCY = 2
/** How long `stop` waits for running jobs. Milliseconds. */
const STOP_MS = 3000
/** The timer looks again after this time: a clock may be set, a computer sleeps. Milliseconds. */
const LOOK_MS = 60_000
/** Among projects: what is not written here is of the queue as a whole. */
const WHOLE_QUEUE = ''

export interface DraftQueuePorts {
  documents: DocumentAuthority
  /** The engine that the settings, or the author for this job, choose now; asked once an attempt. */
  drafter(job: DraftJob): Engine | Promise<Engine>
  /** Bugs go to the log, and so does a database that cannot be read or written: once, until it can. */
  report(error: unknown): void
  /** 0 to 1, for the jitter of back-offs. */
  random?: () => number
}

export class DraftQueue {
  readonly #ctx: ServiceContext
  readonly #ports: DraftQueuePorts
  readonly #queue = new PQueue({ concurrency: CONCURRENCY })
  readonly #recent: RecentRequests
  readonly #attempts: AttemptPorts
  /** By project: none of its jobs runs while the end of one is not written. */
  readonly #late: LateWrites
  /** Jobs in the p-queue or running: id to project and the way to abort. */
  readonly #taken = new Map<string, { projectId: string; abort: AbortController }>()
  #state: 'new' | 'started' | 'stopped' = 'new'
  /** Rows of an earlier life may say `running`. */
  #mayHaveLeft = false
  #timer: NodeJS.Timeout | null = null

  constructor(ctx: ServiceContext, ports: DraftQueuePorts) {
    this.#ctx = ctx
    this.#ports = ports
    this.#recent = new RecentRequests(ctx.store)
    const tell = (job: DraftJob): void => this.#tell(job)
    this.#attempts = { ...ports, ctx, tell, followUps: new FollowUps() }
    this.#late = new LateWrites({
      report: (error) => ports.report(error),
      written: () => this.#pumpSoon(),
      random: () => this.#random(),
    })
  }

  /** The row is committed when this returns. Throws NOT_FOUND for a project or session that is not there. */
  enqueueDraft(request: DraftRequest): EnqueueView {
    const { store, now } = this.#ctx
    const at = now()
    const { view, length } = store.transaction(() => {
      requireProject(store, request.projectId)
      if (request.sessionId !== null) requireSession(store, request.sessionId)
      const order = transcriptOrder(store, request.projectId)
      const open = listDraftJobsByStatus(store, ['queued', 'running'], request.projectId)
      const recent = this.#recent.of(request.projectId, at)
      return {
        view: carryOut(this.#ctx, planEnqueue(open, recent, request, order, at), at),
        length: order.length,
      }
    })
    if (view.throttled) return view
    this.#recent.add(view.job.id, request, length, at)
    this.#tell(view.job)
    this.#goOn()
    return view
  }

  /** Takes up what a crash or a stop left, then runs. */
  start(): void {
    this.#state = 'started'
    this.#mayHaveLeft = true
    this.#late.write(WHOLE_QUEUE, () => this.#takeUp())
    this.#pumpSoon()
  }

  /**
   * A failed job is queued again from its first attempt; a waiting one is tried now. `engine` is chosen for it; null
   * leaves the choice as it was. Throws NOT_FOUND.
   */
  retry(jobId: string, engine: EngineName | null = null): DraftJob {
    const job = this.#require(jobId)
    if (job.status !== 'error' && job.status !== 'queued') return job
    const attempts = job.status === 'error' ? 0 : job.attempts
    const forcedEngine = engine ?? job.forcedEngine
    const fresh = { startedAt: null, completedAt: null, cancelledAt: null }
    return this.#update(jobId, { ...freed, ...fresh, status: 'queued', attempts, forcedEngine })
  }

  /** Stops a queued or running job for good; nothing of it is written. Throws NOT_FOUND. */
  cancel(jobId: string): DraftJob {
    const job = this.#require(jobId)
    if (job.status === 'complete' || job.status === 'error') return job
    const at = this.#ctx.now()
    const error =
      'You stopped this draft update. Your document is as it was. Press Update draft to ask again.'
    const stopped = this.#update(jobId, {
      ...freed,
      status: 'error',
      error,
      cancelledAt: at,
      completedAt: at,
    })
    this.#taken.get(jobId)?.abort.abort()
    return stopped
  }

  /** The network is back: what waited for it goes on. */
  networkIsBack(): void {
    for (const job of listDraftJobsByStatus(this.#ctx.store, ['queued'])) {
      if (job.waitReason === 'offline') this.#update(job.id, freed)
    }
  }

  /** Aborts running jobs, waits for them a bounded time and leaves their rows queued for the next start. */
  async stop(): Promise<void> {
    this.#state = 'stopped'
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#queue.clear()
    for (const { abort } of this.#taken.values()) abort.abort()
    await Promise.race([this.#queue.onIdle(), new Promise((resolve) => setTimeout(resolve, STOP_MS).unref())])
    this.#late.stop()
    try {
      for (const job of listDraftJobsByStatus(this.#ctx.store, ['running'])) {
        updateDraftJob(this.#ctx.store, job.id, { status: 'queued', startedAt: null })
      }
    } catch (error) {
      // They are taken up at the next start as they are.
      this.#ports.report(error)
    }
  }

  /** Resolves when no job is running and none could start now. */
  async idle(): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve))
      if (this.#taken.size === 0 && (this.#state !== 'started' || this.#startable().length === 0)) return
      await this.#queue.onIdle()
    }
  }

  #random(): number {
    return (this.#ports.random ?? Math.random)()
  }

  #pumpSoon(): void {
    setImmediate(() => this.#pump())
  }

  /** Something was written, or is when the caller's transaction ends: what could not be before may be then. */
  #goOn(): void {
    setImmediate(() => {
      this.#late.tryNow()
      this.#pump()
    })
  }

  #pump(): void {
    if (this.#state !== 'started' || !this.#ctx.store.sqlite.open) return
    this.#late.write(WHOLE_QUEUE, () => {
      this.#takeUp()
      this.#startDue()
    })
  }

  #takeUp(): void {
    if (!this.#mayHaveLeft) return
    const left = takeUpLeft(this.#ctx)
    this.#mayHaveLeft = false
    for (const job of left) this.#tell(job)
  }

  #startable(): DraftJob[] {
    const jobs = listDraftJobsByStatus(this.#ctx.store, ['queued', 'running'])
    const running = [...this.#taken.values()].map(({ projectId }) => projectId)
    const busy = new Set([...running, ...this.#late.keys])
    return planNext(jobs, busy, this.#ctx.now())
  }

  /** Hands ids of jobs that may start to the p-queue: at most one of each project. */
  #startDue(): void {
    if (this.#state !== 'started' || !this.#ctx.store.sqlite.open) return
    const { store, now } = this.#ctx
    for (const job of listDraftJobsByStatus(store, ['queued'])) {
      if (this.#queue.sizeBy({ id: job.id }) > 0) this.#queue.setPriority(job.id, priorityOf(job))
    }
    for (const job of this.#startable()) {
      const { id, projectId } = job
      this.#taken.set(id, { projectId, abort: new AbortController() })
      this.#queue
        .add(() => this.#run(job), { id, priority: priorityOf(job) })
        .catch((error: unknown) => {
          this.#taken.delete(id)
          if (this.#state === 'started') this.#ports.report(error)
        })
    }
    if (this.#timer !== null) clearTimeout(this.#timer)
    const times = listDraftJobsByStatus(store, ['queued']).map((job) => job.nextAttemptAt ?? 0)
    const next = Math.min(...times.filter((time) => time > now()))
    if (Number.isFinite(next))
      this.#timer = setTimeout(() => this.#pump(), Math.min(LOOK_MS, Math.max(50, next - now())))
  }

  async #run(job: DraftJob): Promise<void> {
    try {
      const signal = this.#taken.get(job.id)?.abort.signal
      if (signal === undefined || this.#state !== 'started') return
      const failed = await attemptJob(this.#attempts, job, signal)
      if (failed !== null) this.#fail(failed, signal.aborted)
    } finally {
      this.#taken.delete(job.id)
      this.#pumpSoon()
    }
  }

  #require(jobId: string): DraftJob {
    const job = findDraftJob(this.#ctx.store, jobId)
    if (job !== null) return job
    throw new StudioError('NOT_FOUND', 'This draft update is gone. Press Update draft to ask for a new one.')
  }

  #fail({ job, error }: FailedAttempt, stopped: boolean): void {
    const failure = judgeFailure(error, job, { now: this.#ctx.now(), random: this.#random(), stopped })
    this.#late.write(job.projectId, () => {
      const noted = noteFailure(this.#ctx, job, failure)
      if (noted !== null) this.#tell(noted)
    })
    if (failure.kind === 'fail' && failure.isBug && this.#ctx.store.sqlite.open) this.#ports.report(error)
  }

  #update(jobId: string, changes: DraftJobChanges): DraftJob {
    const job = updateDraftJob(this.#ctx.store, jobId, changes)
    this.#tell(job)
    this.#goOn()
    return job
  }

  /** After the commit, even when a caller's transaction is still open around ours. */
  #tell(job: DraftJob): void {
    const { store, emit } = this.#ctx
    const tell = () => emit('draft.changed', { projectId: job.projectId, job })
    if (store.sqlite.inTransaction) setImmediate(tell)
    else tell()
  }
}

const freed = { error: null, waitReason: null, nextAttemptAt: null } as const

/** For p-queue, larger is sooner: by urgency, then by age. */
function priorityOf(job: DraftJob): number {
  return (urgencies.length - urgencies.indexOf(job.urgency)) * 1e13 - job.createdAt
}
