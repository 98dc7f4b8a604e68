// Putting a backup in the place of a damaged or missing database. What was there is kept beside it, whole.
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { StudioError } from '../../shared/errors.ts'
import { listBackups } from './backups.ts'
import { backupsFolder, checkCopy } from './write-backup.ts'
import { syncFile, syncFolder } from './files.ts'
import { DATABASE_FILE } from './database-file.ts'

/**
 * The store must be closed. Returns the path the former database was kept under, null when there was none.
 * Throws NOT_FOUND for a name that is not in `listBackups`, DATABASE_CORRUPT for a backup that is damaged itself.
 * A crash at any point leaves either the former database, or none beside the backups, or the restored one.
 */
export function restoreBackup(dataDir: string, name: string, now: number = Date.now()): string | null {
  if (!listBackups(dataDir).some((backup) => backup.name === name)) {
    throw new StudioError('NOT_FOUND', 'There is no backup of that name. Nothing was changed.', { name })
  }
  const backup = join(backupsFolder(dataDir), name)
  checkCopy(backup)
  const restored = join(dataDir, `${DATABASE_FILE}.restoring`)
  rmSync(restored, { force: true })
  copyFileSync(backup, restored)
  syncFile(restored)
  const kept = setDatabaseAside(dataDir, now)
  renameSync(restored, join(dataDir, DATABASE_FILE))
  syncFolder(dataDir)
  return kept
}

/**
 * Moves the database and its log out of the way as `studio-damaged-<time>.db`; the store must be closed.
 * Returns the new path of the database, null when there was nothing to move.
 */
export function setDatabaseAside(dataDir: string, now: number = Date.now()): string | null {
  const files = ['-shm', '-wal', ''].filter((suffix) => existsSync(join(dataDir, DATABASE_FILE + suffix)))
  if (files.length === 0) return null
  const kept = join(dataDir, freeKeptName(dataDir, now))
  for (const suffix of files) renameSync(join(dataDir, DATABASE_FILE + suffix), kept + suffix)
  syncFolder(dataDir)
  return kept
}

function freeKeptName(dataDir: string, now: number): string {
  for (let time = now; ; time++) {
    const name = `studio-damaged-${new Date(time).toISOString().replace(/[-:.]/g, '')}.db`
    if (!['', '-wal', '-shm'].some((suffix) => existsSync(join(dataDir, name + suffix)))) return name
  }
}
