// Before a draft is merged the open editor is asked for what was typed and not sent yet, so that it is part of the
// merge and need not be rebased over it.
import type { ServiceContext } from '../context.ts'

/** An editor that does not answer does not hold up a draft. Milliseconds. */
const WAIT_MS = 300

export class FlushRequests {
  readonly #ctx: ServiceContext
  readonly #waiting = new Map<string, () => void>()

  constructor(ctx: ServiceContext) {
    this.#ctx = ctx
  }

  ask(projectId: string): Promise<void> {
    const flushId = this.#ctx.newId()
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        this.#waiting.delete(flushId)
        resolve()
      }
      const timer = setTimeout(done, WAIT_MS)
      this.#waiting.set(flushId, done)
      this.#ctx.emit('document.flush', { projectId, flushId })
    })
  }

  /** The editor has sent all it had; an answer that comes late is nobody's. */
  answered(flushId: string): void {
    this.#waiting.get(flushId)?.()
  }
}
