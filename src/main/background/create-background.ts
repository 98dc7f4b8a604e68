// The other thread: started when it is first needed, ended when it has long had nothing to do.
import { StudioError } from '../../shared/errors.ts'
import type { Background, TaskInput, TaskName, TaskOutput } from './background.ts'
import { beginTask, isSteps } from './begin-task.ts'
import { inSlices } from './in-slices.ts'
import { TextThread, type Waiting } from './text-thread.ts'
import { workerFile } from './worker-file.ts'

/** With nothing to do for this long the thread ends and gives its memory back. Milliseconds. */
const IDLE_MS = 60_000

interface BackgroundOptions {
  /** Told once, if the thread cannot be started and main does the work itself. */
  warn(words: string): void
  idleMs: number
  file: URL | null
}

/** Nothing is started before the first task. */
export function createBackground(options: Partial<BackgroundOptions> = {}): Background {
  return new ThreadBackground({
    warn: () => undefined,
    idleMs: IDLE_MS,
    file: workerFile('text-worker', import.meta.url),
    ...options,
  })
}

/** No other thread: tasks run where they are asked for, those in steps in slices. */
export const inlineBackground: Background = {
  run: <N extends TaskName>(name: N, input: TaskInput<N>) => runInline(name, input) as Promise<TaskOutput<N>>,
  close: () => Promise.resolve(),
}

class ThreadBackground implements Background {
  readonly #options: BackgroundOptions
  #thread: TextThread | null = null
  #unstartable = false
  #closed = false
  #lastId = 0
  #idle: NodeJS.Timeout | undefined

  constructor(options: BackgroundOptions) {
    this.#options = options
    if (options.file === null) this.#giveUp('its file is not there')
  }

  async run<N extends TaskName>(name: N, input: TaskInput<N>): Promise<TaskOutput<N>> {
    if (this.#closed) throw closing()
    clearTimeout(this.#idle)
    try {
      const thread = this.#running()
      const output = thread === null ? runInline(name, input) : thread.ask(++this.#lastId, name, input)
      return (await output) as TaskOutput<N>
    } finally {
      this.#rest()
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#idle)
    await this.#thread?.end(closing())
    this.#thread = null
  }

  #running(): TextThread | null {
    const { file } = this.#options
    if (this.#unstartable || file === null) return null
    try {
      this.#thread ??= new TextThread(file, {
        unstartable: (waiting, why) => {
          this.#thread = null
          this.#giveUp(why)
          for (const each of waiting) takeOver(each)
        },
        gone: (waiting) => {
          this.#thread = null
          for (const each of waiting) this.#askAgain(each)
        },
      })
    } catch (error) {
      this.#giveUp(String(error))
    }
    return this.#thread
  }

  /** Bounded by the number of tasks: each thread that dies takes one with it. */
  #askAgain(waiting: Waiting): void {
    const { name, input, resolve, reject } = waiting
    const thread = this.#running()
    if (thread === null) takeOver(waiting)
    else thread.ask(++this.#lastId, name, input).then(resolve, reject)
  }

  #giveUp(why: string): void {
    if (this.#unstartable) return
    this.#unstartable = true
    this.#options.warn(
      `the text thread cannot be started (${why}); main does its work, and long work may be felt`,
    )
  }

  #rest(): void {
    clearTimeout(this.#idle)
    if (this.#closed || this.#thread === null || this.#thread.busy) return
    this.#idle = setTimeout(() => {
      const thread = this.#thread
      this.#thread = null
      thread?.end(closing()).catch(() => undefined)
    }, this.#options.idleMs)
    this.#idle.unref()
  }
}

async function runInline(name: TaskName, input: unknown): Promise<unknown> {
  const begun = beginTask(name, input)
  return isSteps(begun) ? inSlices(begun) : begun
}

function takeOver({ name, input, resolve, reject }: Waiting): void {
  runInline(name, input).then(resolve, reject)
}

function closing(): StudioError {
  return new StudioError('CANCELLED', 'The studio is closing. Nothing was changed; everything saved is safe.')
}
