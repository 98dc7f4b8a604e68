// What a studio holds while something long goes on, by its quarters, and how long its window and its main process stand still.
import type { RunningStudio } from './electron-app.ts'
import { inMain } from './in-main.ts'

declare global {
  var longestBlock: number
}

export interface Meter {
  /** `percent`: how far it is. */
  measure(percent: number): Promise<void>
  /** Peak working set in each quarter, megabytes; workers live in the window's process. */
  windowMb: number[]
  mainMb: number[]
  /** Of all processes beside the two that do long work. */
  helpersMb: number[]
}

export function createMeter({ app }: Pick<RunningStudio, 'app'>): Meter {
  const meter: Meter = {
    windowMb: [0, 0, 0, 0],
    mainMb: [0, 0, 0, 0],
    helpersMb: [0, 0, 0, 0],
    async measure(percent) {
      const held = await inMain(app, ({ app: electronApp }) => {
        const of = (belongs: (type: string, name: string) => boolean): number =>
          electronApp
            .getAppMetrics()
            .filter(({ type, name, serviceName }) => belongs(type, name ?? serviceName ?? ''))
            .reduce((sum, { memory }) => sum + memory.workingSetSize / 1024, 0)
        return {
          windowMb: of((type) => type === 'Tab'),
          mainMb: of((type) => type === 'Browser'),
          helpersMb: of((type, name) => type === 'Utility' && name === 'Speech'),
        }
      })
      const quarter = Math.min(3, Math.floor(percent / 25))
      for (const kind of ['windowMb', 'mainMb', 'helpersMb'] as const)
        meter[kind][quarter] = Math.max(meter[kind][quarter] ?? 0, Math.round(held[kind]))
    },
  }
  return meter
}

/** A timer of 10 ms that comes later than that tells how long nothing could run. */
export async function watchBlocks({ app, page }: Pick<RunningStudio, 'app' | 'page'>): Promise<void> {
  await page.evaluate(watchHere)
  await inMain(app, watchHere)
}

/** The longest stretches since in which nothing else could run, milliseconds. */
export async function longestBlocks({ app, page }: Pick<RunningStudio, 'app' | 'page'>) {
  return {
    windowBlockMs: await page.evaluate(() => globalThis.longestBlock),
    mainBlockMs: await inMain(app, () => Reflect.get(globalThis, 'longestBlock') as number),
  }
}

/** Runs where it is sent. */
function watchHere(): void {
  Reflect.set(globalThis, 'longestBlock', 0)
  let last = performance.now()
  setInterval(() => {
    const now = performance.now()
    const longest = Reflect.get(globalThis, 'longestBlock') as number
    Reflect.set(globalThis, 'longestBlock', Math.max(longest, now - last - 10))
    last = now
  }, 10)
}
