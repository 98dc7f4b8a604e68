// The tasks of the studio's two busiest threads, as Chromium's own trace has them: what a task takes, nothing else of
// its thread can run. A timer that comes late would also count the time in which the machine ran somebody else.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { z } from 'zod'
import type { RunningStudio } from '../support/electron-app.ts'
import { inMain } from '../support/in-main.ts'

export interface ThreadTask {
  /** Milliseconds since the epoch. */
  from: number
  /** From its begin to its end, waiting for the disk and for a processor included. */
  ms: number
  /** In which the processor worked on it. Milliseconds. */
  cpuMs: number
}

export interface ThreadTasks {
  main: ThreadTask[]
  window: ThreadTask[]
}

const MARK = 'epoch'
const TASK = 'ThreadControllerImpl::RunTask'

const eventSchema = z.object({
  name: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** Microseconds. */
  ts: z.number().default(0),
  dur: z.number().default(0),
  tdur: z.number().default(0),
  args: z.object({ name: z.string().optional() }).loose().optional(),
})
const traceSchema = z.object({ traceEvents: z.array(eventSchema.loose()) })
type TraceEvent = z.infer<typeof eventSchema>

export async function startTasks({ app }: RunningStudio): Promise<void> {
  await inMain(app, ({ contentTracing }) =>
    contentTracing.startRecording({ included_categories: ['toplevel', 'blink.user_timing', '__metadata'] }),
  )
}

/** Of the time since `startTasks`, which may be called again then. */
export async function takeTasks({ app, page }: RunningStudio, dir: string): Promise<ThreadTasks> {
  const epoch = await markEpoch(page)
  const path = join(dir, 'tasks.json')
  await inMain(app, ({ contentTracing }, file) => contentTracing.stopRecording(file), path)
  const { traceEvents } = traceSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  rmSync(path)
  const mark = traceEvents.find(({ name }) => name === MARK)
  if (mark === undefined) throw new Error('The trace does not hold the mark of its clock')
  const tasksOf = (thread: string, of: (event: TraceEvent) => boolean): ThreadTask[] => {
    const named = traceEvents.find(
      (each) => each.name === 'thread_name' && each.args?.name === thread && of(each),
    )
    if (named === undefined) throw new Error(`The trace does not hold the thread ${thread}`)
    return traceEvents
      .filter(({ name, pid, tid }) => name === TASK && pid === named.pid && tid === named.tid)
      .map(({ ts, dur, tdur }) => ({
        from: epoch + (ts - mark.ts) / 1000,
        ms: dur / 1000,
        cpuMs: tdur / 1000,
      }))
  }
  return {
    main: tasksOf('CrBrowserMain', () => true),
    window: tasksOf('CrRendererMain', ({ pid }) => pid === mark.pid),
  }
}

/** Ties the trace's clock to the epoch's. */
async function markEpoch(page: Page): Promise<number> {
  return page.evaluate((name) => performance.timeOrigin + performance.mark(name).startTime, MARK)
}
