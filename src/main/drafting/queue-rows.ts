// What a request and a start do to the rows of the draft queue.
import { untouchedJob, type DraftJob, type DraftRequest } from '../../shared/drafting/draft-job.ts'
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

/** Runs in the caller's transaction. */
export function carryOut(
  { store, newId }: ServiceContext,
  plan: ReturnType<typeof planEnqueue>,
  request: DraftRequest,
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
        ...plan.fields,
        ...untouchedJob,
        forcedEngine: request.forcedEngine ?? null,
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
