// Backups: whole, checked copies of the database in `backups/`, taken while the studio runs.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupView } from '../../shared/ipc/views.ts'
import { backupsToKeep } from './backup-retention.ts'
import { backupsFolder, writeBackup, type BackupReason } from './write-backup.ts'
import { findDamagedItems, type DamagedItem } from './verify-items.ts'
import type { Store } from './store.ts'

const NAME = /^studio-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-[a-z]+\.db$/

/** Newest first. */
export function listBackups(dataDir: string): BackupView[] {
  const folder = backupsFolder(dataDir)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => {
      const createdAt = timeOf(name)
      return createdAt === null ? [] : [{ name, createdAt, bytes: statSync(join(folder, name)).size }]
    })
    .sort((a, b) => b.createdAt - a.createdAt)
}

function timeOf(name: string): number | null {
  const parts = NAME.exec(name)?.slice(1).map(Number)
  if (parts === undefined) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ms = 0] = parts
  return Date.UTC(year, month - 1, day, hour, minute, second, ms)
}

export interface BackupResult extends BackupView {
  /** Items whose bytes changed on the disk; while there are any, older backups are not removed. */
  damaged: DamagedItem[]
}

/**
 * Writes a backup, checks it and removes what retention no longer keeps. Not inside a transaction.
 * Throws DISK_FULL; nothing half-written stays under a backup's name.
 */
export function createBackup(
  store: Pick<Store, 'sqlite' | 'dataDir'>,
  reason: BackupReason,
  now: number = Date.now(),
): BackupResult {
  const damaged = findDamagedItems(store.sqlite)
  const backup = writeBackup(store.sqlite, store.dataDir, reason, now)
  if (damaged.length === 0) removeOldBackups(store.dataDir)
  return { ...backup, damaged }
}

function removeOldBackups(dataDir: string): void {
  const backups = listBackups(dataDir)
  const keep = backupsToKeep(backups)
  for (const { name } of backups) {
    if (!keep.has(name)) rmSync(join(backupsFolder(dataDir), name), { force: true })
  }
}
