// What was paid for waits for the disk: an answer that cannot be written now is in memory, and is not there a second time.
import { backoffMs } from '../../shared/drafting/queue-plan.ts'
import { StudioError } from '../../shared/errors.ts'

/** Between two tries at most. Milliseconds. */
const LONGEST_MS = 60_000
/** About half an hour. */
const MOST_TRIES = 40

/**
 * Tries `write` again while the disk refuses it. Throws what else it throws, at once; CANCELLED when `signal` aborts a
 * wait; DISK_FULL, marked as not to be retried, when the disk has refused it for long.
 */
export async function whenWritable<T>(write: () => T | Promise<T>, signal: AbortSignal): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await write()
    } catch (error) {
      if (!(error instanceof StudioError) || error.code !== 'DISK_FULL' || signal.aborted) throw error
      if (tries === MOST_TRIES)
        throw new StudioError(error.code, error.message, { ...error.data, retryable: false })
    }
    await pause(Math.min(LONGEST_MS, backoffMs(tries, Math.random())), signal)
    if (signal.aborted)
      throw new StudioError('CANCELLED', 'The draft update was stopped. Your document is unchanged.')
  }
}

/** Ends early, and says nothing of it, when `signal` aborts. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
  })
}
