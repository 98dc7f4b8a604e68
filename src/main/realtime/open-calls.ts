// Calls that stand at the service, and attempts that may become one. Every call is hung up once.
import { hangUp, type Call } from './exchange.ts'

/** More than two at a time (a rotation) means that ends were missed. */
const MAX_CALLS = 4

export interface OpenCalls {
  /** A newer attempt of a session takes the place of the older, which is given up. */
  attempt(sessionId: string): { signal: AbortSignal; done(): void }
  add(sessionId: string, n: number, call: Call): void
  /** Answers at once; the service is told meanwhile. What is not open any more is left alone. */
  end(sessionId: string, n: number): void
  /** Numbers of the session's calls that were not ended, oldest first. */
  of(sessionId: string): number[]
  hangUp(call: Call): void
  /** Nobody is there any more who could use them. */
  endAll(): void
}

export function createOpenCalls(warn: (message: string) => void): OpenCalls {
  const attempts = new Map<string, AbortController>()
  const calls = new Map<string, { sessionId: string; n: number; call: Call }>()
  const hangUpOrWarn = (call: Call): void => {
    void hangUp(call).then(
      (failure) => failure !== null && warn(`a call was not hung up: ${failure.what}`),
      () => warn('a call was not hung up: a bug in the studio'),
    )
  }
  const end = (key: string): void => {
    const open = calls.get(key)
    if (open === undefined) return
    calls.delete(key)
    hangUpOrWarn(open.call)
  }
  return {
    attempt(sessionId) {
      attempts.get(sessionId)?.abort()
      const controller = new AbortController()
      attempts.set(sessionId, controller)
      const done = (): void => {
        if (attempts.get(sessionId) === controller) attempts.delete(sessionId)
      }
      return { signal: controller.signal, done }
    },
    add(sessionId, n, call) {
      const oldest = calls.keys().next()
      if (calls.size >= MAX_CALLS && !oldest.done) end(oldest.value)
      calls.set(keyOf(sessionId, n), { sessionId, n, call })
    },
    end: (sessionId, n) => end(keyOf(sessionId, n)),
    of: (sessionId) => [...calls.values()].filter((open) => open.sessionId === sessionId).map(({ n }) => n),
    hangUp: hangUpOrWarn,
    endAll() {
      for (const attempt of attempts.values()) attempt.abort()
      for (const key of [...calls.keys()]) end(key)
    },
  }
}

function keyOf(sessionId: string, n: number): string {
  return JSON.stringify([sessionId, n])
}
