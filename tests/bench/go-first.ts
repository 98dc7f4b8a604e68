// A machine with fewer processors than busy processes lets a thread wait in the middle of a task. What the studio's own
// two need is only seen where they go first.
import { readdirSync } from 'node:fs'
import { setPriority } from 'node:os'
import type { RunningStudio } from '../support/electron-app.ts'
import { inMain } from '../support/in-main.ts'

const FIRST = -15

/** Of main and the window. False where this user may not say who goes first (Linux: root only). */
export async function letGoFirst({ app }: RunningStudio): Promise<boolean> {
  const pids = await inMain(app, ({ app: electronApp }) =>
    electronApp
      .getAppMetrics()
      .filter(({ type }) => type === 'Tab' || type === 'Browser')
      .map(({ pid }) => pid),
  )
  try {
    // Linux gives a priority to a thread, and a process's id is that of its first.
    for (const thread of pids.flatMap(threadsOf)) setPriority(thread, FIRST)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM'))
      return false
    throw error
  }
}

function threadsOf(pid: number): number[] {
  if (process.platform !== 'linux') return [pid]
  return readdirSync(`/proc/${pid}/task`).map(Number)
}
