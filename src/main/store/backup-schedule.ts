// When backups are taken: every ten minutes of a session, once a day otherwise, and only when something changed.
import { StudioError } from '../../shared/errors.ts'
import { listBackups, type BackupResult } from './backups.ts'
import type { Store } from './store.ts'
import type { BackupReason } from './write-backup.ts'

const MINUTE = 60_000
const EVERY = 10 * MINUTE
const DAY = 24 * 60 * MINUTE

export interface BackupClock {
  now(): number
  /** Runs `run` once after `ms`; returns how to call it off. */
  after(ms: number, run: () => void): () => void
}

export const systemBackupClock: BackupClock = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

export interface BackupScheduleOptions {
  isSessionLive(): boolean
  /** Words for the author when a backup could not be made or found damage. */
  onProblem(message: string): void
  backUp(reason: BackupReason, now: number): Promise<BackupResult>
  clock?: BackupClock
}

export interface BackupSchedule {
  /** Call after the last commit of a session. Resolves when its backup is made, or has failed and was told. */
  sessionEnded(): Promise<void>
  /** Before the store closes. */
  stop(): void
}

export function scheduleBackups(store: Store, options: BackupScheduleOptions): BackupSchedule {
  const clock = options.clock ?? systemBackupClock
  const changes = store.sqlite.prepare<[], { n: number }>('SELECT total_changes() AS n')
  const changeCount = () => changes.get()?.n ?? 0
  let backedUp = changeCount()
  let stopped = false
  let callOff = () => {}

  const backUp = async (reason: BackupReason): Promise<void> => {
    const former = backedUp
    backedUp = changeCount()
    try {
      const { damaged } = await options.backUp(reason, clock.now())
      if (damaged.length > 0) options.onProblem(damageMessage(damaged.length))
    } catch (error) {
      backedUp = former
      if (isCalledOff(error)) return
      options.onProblem(
        `A backup could not be made: ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  }
  const tick = async (): Promise<void> => {
    const changed = changeCount() !== backedUp
    const newest = listBackups(store.dataDir)[0]?.createdAt ?? 0
    if (changed && options.isSessionLive()) await backUp('session')
    else if (changed && clock.now() - newest >= DAY) await backUp('daily')
    next(EVERY)
  }
  const next = (ms: number): void => {
    if (!stopped) callOff = clock.after(ms, () => void tick())
  }
  next(EVERY)
  return {
    async sessionEnded() {
      if (!stopped && changeCount() !== backedUp) await backUp('session')
    },
    stop() {
      stopped = true
      callOff()
    },
  }
}

/** The studio closes: nothing failed. */
function isCalledOff(error: unknown): boolean {
  return error instanceof StudioError && error.code === 'CANCELLED'
}

function damageMessage(count: number): string {
  return (
    `The backup found ${count} ${count === 1 ? 'passage' : 'passages'} of your transcripts changed on the disk. ` +
    'Older backups are all kept. Check the disk, and restore a backup from Settings if words are missing.'
  )
}
