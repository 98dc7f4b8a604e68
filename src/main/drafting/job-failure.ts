// What a failed attempt means for its job: wait, try again, or give up with what the author can do.
import { StudioError } from '../../shared/errors.ts'
import type { DraftJob } from '../../shared/drafting/draft-job.ts'
import { backoffMs, LONGEST_WAIT_MS } from '../../shared/drafting/queue-plan.ts'

/** Failures of the kind that passes (429, 5xx, time-outs) in a row before a job is given up. */
export const MAX_TRIES = 5
/** Without a network, between two looks at most. Milliseconds. */
const LONGEST_OFFLINE_MS = 120_000

export type Failure =
  /** Keeps its place and goes on at `nextAttemptAt`. */
  | {
      kind: 'wait'
      attempts: number
      /** null: stopped by us; it goes on at the next start. */
      reason: 'offline' | 'retry' | null
      nextAttemptAt: number | null
      error: string | null
    }
  | { kind: 'fail'; attempts: number; error: string; isBug: boolean }

export interface Circumstances {
  now: number
  /** 0 to 1. */
  random: number
  /** We stopped the attempt. */
  stopped: boolean
}

/**
 * `data.retryable: true` on a StudioError marks what passes; `data.retryAfterMs` is what the service asked for. A disk
 * that refuses passes too, unless it is marked otherwise.
 */
export function judgeFailure(
  error: unknown,
  job: DraftJob,
  { now, random, stopped }: Circumstances,
): Failure {
  if (!(error instanceof StudioError)) {
    const words =
      'The draft update stopped because of a fault in the studio. Your document is unchanged. Press Retry; if it happens again, the log has the details.'
    return { kind: 'fail', attempts: job.attempts + 1, error: words, isBug: true }
  }
  // From an engine that nobody stopped it is a failure: taken for a stop, the job would run again without a pause.
  if (error.code === 'CANCELLED' && stopped) {
    return { kind: 'wait', attempts: job.attempts, reason: null, nextAttemptAt: null, error: null }
  }
  if (error.code === 'OFFLINE') {
    // Being offline is no attempt: nothing reached the service. Each look reads the whole talk again, so a server that is
    // down all night is looked for ever less often.
    const age = Math.max(0, now - job.createdAt)
    const pause = Math.min(LONGEST_OFFLINE_MS, Math.max(backoffMs(4, random), Math.round(age / 10)))
    const nextAttemptAt = now + pause
    return { kind: 'wait', attempts: job.attempts, reason: 'offline', nextAttemptAt, error: error.message }
  }
  const attempts = job.attempts + 1
  const passes = (error.data?.['retryable'] ?? error.code === 'DISK_FULL') === true
  if (!passes || attempts >= MAX_TRIES) {
    return { kind: 'fail', attempts, error: error.message, isBug: false }
  }
  const asked = error.data?.['retryAfterMs']
  const pause = Math.max(
    backoffMs(attempts, random),
    typeof asked === 'number' ? Math.min(asked, LONGEST_WAIT_MS) : 0,
  )
  return { kind: 'wait', attempts, reason: 'retry', nextAttemptAt: now + pause, error: error.message }
}
