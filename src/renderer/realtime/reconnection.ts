// Connects, and connects again after a while, for as long as it makes sense and the author wants it.
import { StudioError } from '../../shared/errors.ts'
import { retriesByItself, retryDelayMs } from '../../shared/realtime/connection-plan.ts'
import type { ConnectReason } from '../../shared/ipc/voice-views.ts'
import { codeOf } from './voice-problems.ts'

export interface ReconnectionPorts {
  connect(reason: ConnectReason): Promise<void>
  failed(error: unknown, willRetry: boolean): void
  /** When the next attempt comes or came, on the monotonic clock; null = there is none. */
  nextAttempt(at: number | null): void
  now(): number
  random(): number
}

export interface Reconnection {
  start(reason: ConnectReason): void
  /** At once, if an attempt is waited for or was given up. */
  now(): void
  succeeded(): void
  cancel(): void
}

export function createReconnection(ports: ReconnectionPorts): Reconnection {
  let attempts = 0
  let timer: number | null = null
  let reason: ConnectReason = 'start'
  /** Only the newest attempt counts. */
  let generation = 0
  let trying = false

  function unplan(): void {
    if (timer !== null) window.clearTimeout(timer)
    timer = null
    ports.nextAttempt(null)
  }

  function plan(leastMs = 0): void {
    const wait = Math.max(leastMs, retryDelayMs(attempts, ports.random()))
    attempts += 1
    ports.nextAttempt(ports.now() + wait)
    timer = window.setTimeout(() => void attempt(), wait)
  }

  async function attempt(): Promise<void> {
    unplan()
    // Due now: an attempt that is going on is no standstill.
    ports.nextAttempt(ports.now())
    const own = ++generation
    trying = true
    try {
      await ports.connect(reason)
    } catch (error) {
      if (own !== generation) return
      const willRetry = retriesByItself(codeOf(error))
      ports.failed(error, willRetry)
      reason = reason === 'start' || reason === 'resume' ? reason : 'reconnect'
      if (willRetry) plan(askedToWaitMs(error))
    } finally {
      if (own === generation) trying = false
    }
  }

  return {
    start(why) {
      reason = why
      generation += 1
      trying = false
      // A connection that stood is tried again at once; what fails then waits longer each time.
      if (attempts === 0) void attempt()
      else {
        unplan()
        plan()
      }
    },
    now() {
      if (trying) return
      void attempt()
    },
    succeeded() {
      attempts = 0
      unplan()
    },
    cancel() {
      generation += 1
      trying = false
      unplan()
    },
  }
}

/** A service that is asked too often says when to come again; main has bounded it. */
function askedToWaitMs(error: unknown): number {
  const asked = error instanceof StudioError ? error.data?.['retryAfterMs'] : undefined
  return typeof asked === 'number' ? asked : 0
}
