// Which backups stay: the latest few, one a day of seven days, one a week of four weeks. Pure.
import type { BackupView } from '../../shared/ipc/views.ts'

const DAY = 24 * 60 * 60 * 1000
const LATEST = 5
const DAYS = 7
const WEEKS = 4

/** Names to keep. Days and weeks are counted in UTC, and only those that have a backup count. */
export function backupsToKeep(backups: readonly Pick<BackupView, 'name' | 'createdAt'>[]): Set<string> {
  const newestFirst = [...backups].sort((a, b) => b.createdAt - a.createdAt || (a.name < b.name ? 1 : -1))
  const keep = new Set(newestFirst.slice(0, LATEST).map(({ name }) => name))
  const keepOneEach = (periods: number, periodOf: (createdAt: number) => number) => {
    const seen = new Set<number>()
    for (const { name, createdAt } of newestFirst) {
      const period = periodOf(createdAt)
      if (seen.has(period) || seen.size === periods) continue
      seen.add(period)
      keep.add(name)
    }
  }
  keepOneEach(DAYS, (createdAt) => Math.floor(createdAt / DAY))
  // The epoch was a Thursday; weeks begin on Monday.
  keepOneEach(WEEKS, (createdAt) => Math.floor((createdAt / DAY + 3) / 7))
  return keep
}
