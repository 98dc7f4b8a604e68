// What must be finished before the studio quits, in order, and never for longer than the author would wait.

export type ClosingStep = () => void | Promise<void>

export interface Closing {
  /** Steps run last in, first out: what was opened first closes last. */
  before(name: string, step: ClosingStep): void
  /** Runs every step once, each bounded; a failing step never stops the next. */
  run(): Promise<void>
}

const STEP_LIMIT_MS = 4000

export function createClosing(
  reportBug: (context: string, error: unknown) => void,
  limit = STEP_LIMIT_MS,
): Closing {
  const steps: { name: string; step: ClosingStep }[] = []
  let running: Promise<void> | undefined
  return {
    before: (name, step) => void steps.unshift({ name, step }),
    run: () => (running ??= runAll()),
  }

  async function runAll(): Promise<void> {
    for (const { name, step } of steps) {
      try {
        await bounded(step, limit)
      } catch (error) {
        reportBug(`closing: ${name}`, error)
      }
    }
  }
}

async function bounded(step: ClosingStep, limit: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${limit} ms`)), limit)
  })
  try {
    await Promise.race([Promise.resolve().then(step), late])
  } finally {
    clearTimeout(timer)
  }
}
