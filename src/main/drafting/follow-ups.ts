// A long talk is drafted in several jobs, each as large as the model takes. One follows another for as long as each reads
// something that none before it has read: a job that does not would be paid for again and again.
import type { DraftJob } from '../../shared/drafting/draft-job.ts'
import type { DraftContext } from '../../shared/drafting/drafter.ts'
import { materialOf } from '../../shared/drafting/prompt/material.ts'
import { planEnqueue } from '../../shared/drafting/queue-plan.ts'
import type { ServiceContext } from '../context.ts'
import { listDraftJobsByStatus } from '../store/queries/draft-jobs.ts'
import { carryOut } from './queue-rows.ts'
import { transcriptOrder } from './transcript-order.ts'

/** Jobs that are to go on with others; one that fails leaves its entry until others come. */
const MOST_CHAINS = 50

export type Onward =
  | { kind: 'done' }
  /** `read`: by all jobs so far. */
  | { kind: 'goOn'; unread: number; read: ReadonlySet<string> }
  | { kind: 'stuck'; unread: number }

export class FollowUps {
  /** By the job that is to go on: what those before it have read. A restart forgets it, and costs one job at most. */
  readonly #read = new Map<string, ReadonlySet<string>>()

  /** What comes after `job`, which has read all of `context` that is new but `unread`. */
  after(job: DraftJob, context: DraftContext, unread: readonly string[]): Onward {
    if (unread.length === 0) return { kind: 'done' }
    const before = this.#read.get(job.id) ?? new Set()
    const fresh = readOf(context, unread).filter((id) => !before.has(id))
    if (fresh.length === 0) return { kind: 'stuck', unread: unread.length }
    return { kind: 'goOn', unread: unread.length, read: new Set([...before, ...fresh]) }
  }

  /** Call when the end of `job` is committed, with the job that goes on. */
  ended(job: DraftJob, onward: Onward, next: DraftJob | null): void {
    this.#read.delete(job.id)
    if (onward.kind !== 'goOn' || next === null) return
    this.#read.set(next.id, onward.read)
    for (const oldest of this.#read.keys()) if (this.#read.size > MOST_CHAINS) this.#read.delete(oldest)
  }
}

/** What the author said that was new and was read, as prompts choose it. */
function readOf({ items, newItemIds, usedItemIds }: DraftContext, unread: readonly string[]): string[] {
  const isNew = new Set(newItemIds)
  for (const id of [...usedItemIds, ...unread]) isNew.delete(id)
  return materialOf(items).flatMap(({ role, itemId }) =>
    role === 'user' && isNew.has(itemId) ? [itemId] : [],
  )
}

/**
 * The row of the job that goes on, by the engine of the author's choice for `job`. No request of the author's, so none
 * that is throttled. Runs in the transaction that ends `job`.
 */
export function enqueueFollowUp(ctx: ServiceContext, job: DraftJob, unread: number): DraftJob {
  const { store, now } = ctx
  const { projectId, sessionId, forcedEngine } = job
  const request = {
    projectId,
    sessionId,
    urgency: 'routine',
    summary: `Go on with the ${passages(unread)} that found no room in the last draft update.`,
    ...(forcedEngine !== null && { forcedEngine }),
  } as const
  const open = listDraftJobsByStatus(store, ['queued'], projectId)
  const plan = planEnqueue(open, [], request, transcriptOrder(store, projectId), now())
  return carryOut(ctx, plan, now()).job
}

const todo = 'choose a larger prompt size in Settings, then press Update draft.'

/** For the author, when going on would change nothing. */
export function stuckWords(unread: number): { summary: string; label: string } {
  return {
    summary: `${passages(unread)} of what was said found no room in the prompt and ${unread === 1 ? 'is' : 'are'} not in the draft. Nothing is lost: ${todo}`,
    label: `Some of what was said found no room in a draft: ${todo}`,
  }
}

function passages(count: number): string {
  return count === 1 ? '1 passage' : `${count} passages`
}
