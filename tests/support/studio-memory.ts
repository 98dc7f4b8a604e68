// What a running studio holds, in megabytes, after both of its processes have taken the garbage out.
import type { Page } from '@playwright/test'
import type { RunningStudio } from './electron-app.ts'
import { inMain } from './in-main.ts'

export interface StudioMemory {
  windowHeap: number
  /** The window's whole process. */
  windowProcess: number
  mainHeap: number
  mainProcess: number
}

const MB = 1024 * 1024
/** What a first collection frees can free more in the next. */
const COLLECTIONS = 3

export async function memoryOf({ app, page }: Pick<RunningStudio, 'app' | 'page'>): Promise<StudioMemory> {
  const windowHeap = await heapOf(page)
  const { window, main } = await inMain(
    app,
    async ({ app: electronApp }, rounds) => {
      process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc')
      const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void
      for (let round = 0; round < rounds; round += 1) {
        collect()
        // What collections release is let go between them.
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      const { heapUsed, rss } = process.memoryUsage()
      const kilobytes = electronApp
        .getAppMetrics()
        .filter(({ type }) => type === 'Tab')
        .reduce((sum, { memory }) => sum + memory.workingSetSize, 0)
      return { window: kilobytes * 1024, main: { heapUsed, rss } }
    },
    COLLECTIONS,
  )
  return {
    windowHeap: windowHeap / MB,
    windowProcess: window / MB,
    mainHeap: main.heapUsed / MB,
    mainProcess: main.rss / MB,
  }
}

async function heapOf(page: Page): Promise<number> {
  const cdp = await page.context().newCDPSession(page)
  try {
    for (let round = 0; round < COLLECTIONS; round += 1) await cdp.send('HeapProfiler.collectGarbage')
    return (await cdp.send('Runtime.getHeapUsage')).usedSize
  } finally {
    await cdp.detach()
  }
}
