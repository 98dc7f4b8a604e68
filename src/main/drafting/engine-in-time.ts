// An engine needs a key, and a keyring that is locked may never give it: nobody waits for that without end.
import { StudioError } from '../../shared/errors.ts'
import type { Engine } from './engine.ts'

/** Time for an author to come back and enter the keyring's password. Milliseconds. */
const MOST_MS = 120_000

/** Throws KEY_MISSING, to be tried again, when it takes too long, and CANCELLED when `signal` aborts. */
export function engineInTime(engine: Engine | Promise<Engine>, signal: AbortSignal): Promise<Engine> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
    }
    const stop = (): void => {
      end()
      reject(new StudioError('CANCELLED', 'The draft update was stopped.'))
    }
    const timer = setTimeout(() => {
      end()
      reject(tooLate())
    }, MOST_MS)
    signal.addEventListener('abort', stop)
    if (signal.aborted) stop()
    Promise.resolve(engine).then(resolve, reject).finally(end)
  })
}

function tooLate(): StudioError {
  return new StudioError(
    'KEY_MISSING',
    "This computer's keyring did not give out the key for drafting, so nothing was sent. Your document is unchanged, and " +
      'nothing that was said is lost. If the keyring asks for its password, enter it. The studio tries again a few times ' +
      'by itself; after that, press Retry, or draft this without a model.',
    { retryable: true },
  )
}
