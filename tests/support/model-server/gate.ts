// Stops streams at a given piece until the test lets them go.
import { deferred } from '../realtime-server/deferred.ts'

const HELD_WITHIN_MS = 15_000

export class Gate {
  #at: number | null = null
  #opened = deferred<void>()
  #reached = deferred<void>()

  /** Streams stop before their piece `piece`, counted from 0, or before their end when they have fewer. */
  hold(piece = 0): void {
    this.#at = piece
    this.#reached = deferred()
  }

  release(): void {
    this.#at = null
    this.#opened.resolve()
    this.#opened = deferred()
  }

  /** Resolves when a stream stands here. */
  async held(withinMs = HELD_WITHIN_MS): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('No stream came to where it is held')), withinMs)
    })
    await Promise.race([this.#reached.promise, late]).finally(() => clearTimeout(timer))
  }

  /** Resolves at once unless the stream is to stop here; on `signal` in any case. */
  async pass(piece: number, signal: AbortSignal): Promise<void> {
    while (this.#at !== null && piece >= this.#at && !signal.aborted) {
      this.#reached.resolve()
      await Promise.race([this.#opened.promise, aborted(signal)])
    }
  }
}

export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
