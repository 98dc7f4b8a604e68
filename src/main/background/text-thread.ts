// One life of the text thread: started, asked, answered, gone.
import { Worker } from 'node:worker_threads'
import { StudioError } from '../../shared/errors.ts'
import { errorOf, type TaskReply, type TaskRequest } from './messages.ts'
import type { TaskName } from './background.ts'

/** Longer than any start or task on a slow computer. Milliseconds. */
const START_MS = 20_000
const TASK_MS = 180_000
/** Of the thread's heap: a task that runs away ends the thread and not the studio. */
const MAX_HEAP_MB = 1024

export interface ThreadEvents {
  /** It never ran; tasks that wait for it are handed back. */
  unstartable(waiting: Waiting[], why: string): void
  /** It ran and is gone; tasks that it had not begun are handed back. */
  gone(waiting: Waiting[]): void
}

export interface Waiting extends TaskRequest {
  resolve(output: unknown): void
  reject(error: Error): void
}

export class TextThread {
  readonly #worker: Worker
  readonly #events: ThreadEvents
  readonly #waiting = new Map<number, Waiting & { timer: NodeJS.Timeout }>()
  readonly #starting: NodeJS.Timeout
  #ready = false
  #ended = false

  constructor(file: URL, events: ThreadEvents) {
    this.#events = events
    this.#worker = new Worker(file, {
      name: 'text',
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    })
    this.#starting = setTimeout(() => this.#end(new Error('it took too long to start')), START_MS)
    this.#starting.unref()
    this.#worker.on('message', (reply: TaskReply) => this.#hear(reply))
    this.#worker.on('messageerror', (error) => this.#end(error))
    this.#worker.on('error', (error: unknown) =>
      this.#end(error instanceof Error ? error : new Error(String(error))),
    )
    this.#worker.on('exit', (code) => this.#end(new Error(`it ended with ${code}`)))
    this.#worker.unref()
  }

  get busy(): boolean {
    return this.#waiting.size > 0
  }

  ask(id: number, name: TaskName, input: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      // Throws on what cannot be copied, which rejects here and leaves nothing behind.
      const request: TaskRequest = { id, name, input }
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      this.#worker.postMessage(request)
      const timer = setTimeout(() => this.#end(new Error(`the task ${name} took too long`)), TASK_MS)
      timer.unref()
      this.#waiting.set(id, { ...request, resolve, reject, timer })
      this.#worker.ref()
    })
  }

  /** What is under way rejects with `reason`. */
  async end(reason: Error): Promise<void> {
    this.#ended = true
    clearTimeout(this.#starting)
    for (const { reject } of this.#takeAll()) reject(reason)
    await this.#worker.terminate()
  }

  #hear(reply: TaskReply): void {
    if ('ready' in reply) {
      this.#ready = true
      clearTimeout(this.#starting)
      return
    }
    const waiting = this.#waiting.get(reply.id)
    if (waiting === undefined) return
    this.#waiting.delete(reply.id)
    clearTimeout(waiting.timer)
    if (!this.busy) this.#worker.unref()
    if ('output' in reply) waiting.resolve(reply.output)
    else waiting.reject(errorOf(reply.failure))
  }

  #end(why: Error): void {
    if (this.#ended) return
    this.#ended = true
    clearTimeout(this.#starting)
    const left = this.#takeAll()
    this.#worker.terminate().catch(() => undefined)
    if (!this.#ready) {
      this.#events.unstartable(left, why.message)
      return
    }
    // One task after another, in the order they were asked for: only the first can be what it died of.
    const [begun, ...waiting] = left
    begun?.reject(died(why))
    this.#events.gone(waiting)
  }

  #takeAll(): Waiting[] {
    const all = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { timer } of all) clearTimeout(timer)
    return all
  }
}

function died(why: Error): StudioError {
  return new StudioError(
    'INTERNAL',
    `Work on the text stopped half-way (${why.message}). Nothing was changed and everything saved is safe. Try again.`,
  )
}
