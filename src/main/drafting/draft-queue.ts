// The draft queue: rows of `draft_jobs` and a p-queue of their ids. A job is a row before it is anything else.
import PQueue from 'p-queue'
import {
  urgencies,
  type DraftJob,
  type DraftRequest,
  type EngineName,
} from '../../shared/drafting/draft-job.ts'
import { planEnqueue, planNext } from '../../shared/drafting/queue-plan.ts'
import { assertNever, StudioError } from '../../shared/errors.ts'
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
import type { Engine } from './engine.ts'
import { judgeFailure } from './job-failure.ts'
import { carryOut, takeUpLeft } from './queue-rows.ts'
import { RecentRequests } from './recent-requests.ts'
import { runJob, type FinishedJob } from './run-job.ts'
import { transcriptOrder } from './transcript-order.ts'

const CONCURRENCY = 2
/** How long `stop` waits for running jobs. Milliseconds. */
const STOP_MS = 3000

export interface DraftQueuePorts {
  documents: DocumentAuthority
  /** The engine that the settings, or the author for this job, choose now; asked once an attempt. */
  drafter(job: DraftJob): Engine | Promise<Engine>
  /** Bugs go to the log. */
  report(error: unknown): void
  /** 0 to 1, for the jitter of back-offs. */
  random?: () => number
}

export class DraftQueue {
  readonly #ctx: ServiceContext
  readonly #ports: DraftQueuePorts
  readonly #queue = new PQueue({ concurrency: CONCURRENCY })
  readonly #recent: RecentRequests
  /** Jobs in the p-queue or running: id to project and the way to abort. */
  readonly #taken = new Map<string, { projectId: string; abort: AbortController }>()
  #state: 'new' | 'started' | 'stopped' = 'new'
  #timer: NodeJS.Timeout | null = null

  constructor(ctx: ServiceContext, ports: DraftQueuePorts) {
    this.#ctx = ctx
    this.#ports = ports
    this.#recent = new RecentRequests(ctx.store)
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
        view: carryOut(this.#ctx, planEnqueue(open, recent, request, order, at), request, at),
        length: order.length,
      }
    })
    if (view.throttled) return view
    this.#recent.add(view.job.id, request, length, at)
    this.#tell(view.job)
    this.#pumpSoon()
    return view
  }

  /** Takes up what a crash or a stop left, then runs. */
  start(): void {
    const recovered = takeUpLeft(this.#ctx)
    this.#state = 'started'
    for (const job of recovered) this.#tell(job)
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
    for (const job of listDraftJobsByStatus(this.#ctx.store, ['running'])) {
      updateDraftJob(this.#ctx.store, job.id, { status: 'queued', startedAt: null })
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

  #pumpSoon(): void {
    setImmediate(() => this.#pump())
  }

  #startable(): DraftJob[] {
    const jobs = listDraftJobsByStatus(this.#ctx.store, ['queued', 'running'])
    const busy = new Set([...this.#taken.values()].map(({ projectId }) => projectId))
    return planNext(jobs, busy, this.#ctx.now())
  }

  /** Hands ids of jobs that may start to the p-queue: at most one of each project. */
  #pump(): void {
    if (this.#state !== 'started' || !this.#ctx.store.sqlite.open) return
    const { store, now } = this.#ctx
    for (const job of listDraftJobsByStatus(store, ['queued'])) {
      if (this.#queue.sizeBy({ id: job.id }) > 0) this.#queue.setPriority(job.id, priorityOf(job))
    }
    for (const job of this.#startable()) {
      const { id, projectId } = job
      this.#taken.set(id, { projectId, abort: new AbortController() })
      this.#queue
        .add(() => this.#run(id), { id, priority: priorityOf(job) })
        .catch((error: unknown) => {
          this.#taken.delete(id)
          if (this.#state === 'started') this.#ports.report(error)
        })
    }
    if (this.#timer !== null) clearTimeout(this.#timer)
    const times = listDraftJobsByStatus(store, ['queued']).map((job) => job.nextAttemptAt ?? 0)
    const next = Math.min(...times.filter((time) => time > now()))
    if (Number.isFinite(next)) this.#timer = setTimeout(() => this.#pump(), Math.max(50, next - now()))
  }

  async #run(jobId: string): Promise<void> {
    const taken = this.#taken.get(jobId)
    const queued = findDraftJob(this.#ctx.store, jobId)
    try {
      if (taken === undefined || queued?.status !== 'queued' || this.#state !== 'started') return
      const drafter = await this.#ports.drafter(queued)
      if (findDraftJob(this.#ctx.store, jobId)?.status !== 'queued') return
      const job = this.#begin(jobId, drafter)
      try {
        const run = { ctx: this.#ctx, documents: this.#ports.documents, drafter, signal: taken.abort.signal }
        this.#finish(await runJob(run, job))
      } catch (error) {
        this.#fail(job, error)
      }
    } finally {
      this.#taken.delete(jobId)
      this.#pumpSoon()
    }
  }

  #require(jobId: string): DraftJob {
    const job = findDraftJob(this.#ctx.store, jobId)
    if (job !== null) return job
    throw new StudioError('NOT_FOUND', 'This draft update is gone. Press Update draft to ask for a new one.')
  }

  #begin(jobId: string, { name: engine, model = null }: Engine): DraftJob {
    const { store, now } = this.#ctx
    const job = updateDraftJob(store, jobId, { ...freed, status: 'running', startedAt: now(), engine, model })
    this.#tell(job)
    return job
  }

  /** A long talk is drafted in several jobs, each as large as the model takes. */
  #finish({ job, unread }: FinishedJob): void {
    this.#tell(job)
    if (unread === 0) return
    const { projectId, sessionId } = job
    const summary = `Go on with the ${unread} passages that found no room in the last draft update.`
    this.enqueueDraft({ projectId, sessionId, urgency: 'routine', summary })
  }

  #fail(job: DraftJob, error: unknown): void {
    const { store, now } = this.#ctx
    if (!store.sqlite.open) return // the studio closed meanwhile: the row says `running` and is taken up at the next start
    const failure = judgeFailure(error, job, now(), (this.#ports.random ?? Math.random)())
    const stillOurs = findDraftJob(store, job.id)?.status === 'running'
    switch (failure.kind) {
      case 'wait': {
        const { attempts, reason: waitReason, nextAttemptAt, error: words } = failure
        const changes = {
          status: 'queued',
          attempts,
          waitReason,
          nextAttemptAt,
          error: words,
          startedAt: null,
        } as const
        if (stillOurs) this.#tell(updateDraftJob(store, job.id, changes))
        break
      }
      case 'fail': {
        if (failure.isBug) this.#ports.report(error)
        const { attempts, error: words } = failure
        const changes = { status: 'error', attempts, error: words, completedAt: now() } as const
        if (stillOurs) this.#tell(updateDraftJob(store, job.id, changes))
        break
      }
      default:
        assertNever(failure)
    }
  }

  #update(jobId: string, changes: DraftJobChanges): DraftJob {
    const job = updateDraftJob(this.#ctx.store, jobId, changes)
    this.#tell(job)
    this.#pumpSoon()
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
