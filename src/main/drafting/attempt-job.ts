// One attempt at one job: an engine is had for it, its row says `running`, and it runs. Whatever fails on the way, be it
// the keyring or the disk, is handed back to be judged: a job that stayed queued would be tried again without a pause.
import type { DraftJob } from '../../shared/drafting/draft-job.ts'
import type { ServiceContext } from '../context.ts'
import type { DocumentAuthority } from '../document/document-authority.ts'
import { findDraftJob, updateDraftJob } from '../store/queries/draft-jobs.ts'
import { engineInTime } from './engine-in-time.ts'
import type { Engine } from './engine.ts'
import type { FollowUps } from './follow-ups.ts'
import { runJob } from './run-job.ts'

export interface AttemptPorts {
  ctx: ServiceContext
  documents: DocumentAuthority
  followUps: FollowUps
  drafter(job: DraftJob): Engine | Promise<Engine>
  /** After each commit, with the job as it is then. */
  tell(job: DraftJob): void
}

/** `job` as it was when it failed. */
export interface FailedAttempt {
  job: DraftJob
  error: unknown
}

/** null: it is done, or not to be run after all. */
export async function attemptJob(
  { ctx, documents, followUps, drafter: engineOf, tell }: AttemptPorts,
  taken: DraftJob,
  signal: AbortSignal,
): Promise<FailedAttempt | null> {
  let job = taken
  try {
    const queued = findDraftJob(ctx.store, taken.id)
    if (queued?.status !== 'queued') return null
    job = queued
    const drafter = await engineInTime(engineOf(queued), signal)
    const now = findDraftJob(ctx.store, taken.id)
    // The author may have stopped it meanwhile, or have chosen another engine.
    if (now?.status !== 'queued' || now.forcedEngine !== queued.forcedEngine) return null
    job = begin(ctx, now, drafter)
    tell(job)
    const { job: complete, next } = await runJob({ ctx, documents, followUps, drafter, signal }, job)
    tell(complete)
    if (next !== null) tell(next)
    return null
  } catch (error) {
    return { job, error }
  }
}

function begin({ store, now }: ServiceContext, { id }: DraftJob, { name, model = null }: Engine): DraftJob {
  const waited = { error: null, waitReason: null, nextAttemptAt: null }
  return updateDraftJob(store, id, {
    ...waited,
    ...{ status: 'running', startedAt: now(), engine: name, model },
  })
}
