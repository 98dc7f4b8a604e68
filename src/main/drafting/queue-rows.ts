// What a request, a failure and a start do to the rows of the draft queue.
import { untouchedJob, type DraftJob } from '../../shared/drafting/draft-job.ts'
import { planRecovery, type planEnqueue } from '../../shared/drafting/queue-plan.ts'
import { assertNever } from '../../shared/errors.ts'
import type { EnqueueView } from '../../shared/ipc/views.ts'
import type { ServiceContext } from '../context.ts'
import {
  findDraftJob,
  insertDraftJob,
  listDraftJobsByStatus,
  updateDraftJob,
} from '../store/queries/draft-jobs.ts'
import type { Failure } from './job-failure.ts'

/** Runs in the caller's transaction. */
export function carryOut(
  { store, newId }: ServiceContext,
  plan: ReturnType<typeof planEnqueue>,
  at: number,
): EnqueueView {
  switch (plan.kind) {
    case 'throttle': {
      const job = findDraftJob(store, plan.jobId)
      if (job === null) throw new Error(`Throttled by job ${plan.jobId}, which is not there`)
      return { outcome: 'throttled', throttled: true, job }
    }
    case 'merge':
      return {
        outcome: 'merged',
        throttled: false,
        job: updateDraftJob(store, plan.jobId, plan.fields),
      }
    case 'create': {
      const job: DraftJob = {
        ...untouchedJob,
        ...plan.fields,
        id: newId(),
        createdAt: at,
      }
      insertDraftJob(store, job)
      return { outcome: plan.behind ? 'behind' : 'created', throttled: false, job }
    }
    default:
      return assertNever(plan)
  }
}

/** False when the job was taken back, or its engine chosen anew, since `job` was read. */
export function isSameAttempt({ store }: Pick<ServiceContext, 'store'>, job: DraftJob): boolean {
  const row = findDraftJob(store, job.id)
  return (
    row?.status === job.status &&
    row.startedAt === job.startedAt &&
    row.attempts === job.attempts &&
    row.forcedEngine === job.forcedEngine
  )
}

/** Returns the job as it stands after `failure`; null when this attempt at it is not the present one any more. */
export function noteFailure(ctx: ServiceContext, job: DraftJob, failure: Failure): DraftJob | null {
  const { store, now } = ctx
  // The studio closed meanwhile: the row says `running` and is taken up at the next start.
  if (!store.sqlite.open || !isSameAttempt(ctx, job)) return null
  const { attempts, error } = failure
  switch (failure.kind) {
    case 'wait': {
      const { reason: waitReason, nextAttemptAt } = failure
      const wait = { waitReason, nextAttemptAt, startedAt: null }
      return updateDraftJob(store, job.id, { status: 'queued', attempts, error, ...wait })
    }
    case 'fail':
      return updateDraftJob(store, job.id, {
        ...{ status: 'error', attempts, error, completedAt: now() },
        ...{ waitReason: null, nextAttemptAt: null },
      })
    default:
      return assertNever(failure)
  }
}

/** What was running when the studio stopped waits again, or is given up after too many attempts. */
export function takeUpLeft({ store, now }: ServiceContext): DraftJob[] {
  return store.transaction(() =>
    planRecovery(listDraftJobsByStatus(store, ['running'])).map((step) => {
      switch (step.kind) {
        case 'requeue':
          return updateDraftJob(store, step.jobId, {
            status: 'queued',
            attempts: step.attempts,
            startedAt: null,
          })
        case 'giveUp':
          return updateDraftJob(store, step.jobId, {
            status: 'error',
            attempts: step.attempts,
            error: step.error,
            completedAt: now(),
          })
        default:
          return assertNever(step)
      }
    }),
  )
}
