// What the database would not take is written as soon as it does: tried again, ever less often, until it goes.
import { backoffMs } from '../../shared/drafting/queue-plan.ts'

/** Between two tries at most: a disk that has room again is soon found to have it. Milliseconds. */
const LONGEST_MS = 60_000

export interface LateWritePorts {
  /** Told of the first that does not go, and of no other until all are written. */
  report(error: unknown): void
  /** Something that waited is written. */
  written(): void
  /** 0 to 1. */
  random(): number
}

export class LateWrites {
  readonly #ports: LateWritePorts
  readonly #waiting = new Map<string, () => void>()
  #tries = 0
  #timer: NodeJS.Timeout | null = null
  #stopped = false

  constructor(ports: LateWritePorts) {
    this.#ports = ports
  }

  /** Keys of what is not written yet. */
  get keys(): Iterable<string> {
    return this.#waiting.keys()
  }

  /**
   * Runs `write` now, or, while it throws, later: by then it has to see for itself whether it is still wanted. Another of
   * the same key takes its place.
   */
  write(key: string, write: () => void): void {
    try {
      write()
      this.#waiting.delete(key)
    } catch (error) {
      const isFirst = this.#waiting.size === 0
      this.#waiting.set(key, write)
      this.#waitOn()
      if (isFirst) this.#ports.report(error)
      return
    }
    this.#waitOn()
  }

  /** Does not wait for the time of the next try. */
  tryNow(): void {
    const before = this.#waiting.size
    for (const [key, write] of [...this.#waiting]) {
      try {
        write()
        this.#waiting.delete(key)
      } catch {
        // It was reported when it began to wait.
      }
    }
    this.#waitOn()
    if (this.#waiting.size < before) this.#ports.written()
  }

  /** Tries once more, and then no more. */
  stop(): void {
    this.#stopped = true
    this.tryNow()
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }

  #waitOn(): void {
    if (this.#waiting.size === 0) this.#tries = 0
    if (this.#waiting.size === 0 || this.#timer !== null || this.#stopped) return
    const pause = Math.min(LONGEST_MS, backoffMs(++this.#tries, this.#ports.random()))
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.tryNow()
    }, pause)
  }
}
