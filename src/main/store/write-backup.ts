// The copy a backup is: written by SQLite itself, checked, synced, and only then given its name.
import Database from 'better-sqlite3'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { StudioError } from '../../shared/errors.ts'
import type { BackupView } from '../../shared/ipc/views.ts'
import { syncFile, syncFolder } from './files.ts'
import { quickCheck } from './quick-check.ts'
import { asStoreError } from './store-errors.ts'

export type BackupReason = 'manual' | 'session' | 'daily' | 'migration'

const UNFINISHED = '.unfinished'
/** What SQLite lays beside it goes with it: words of the copy are in there, too. */
const leftOver = /\.unfinished(-journal|-wal|-shm)?$/

export function backupsFolder(dataDir: string): string {
  return join(dataDir, 'backups')
}

/** Works on any schema, so also before a migration. Throws DISK_FULL; leaves nothing half-written under a name. */
export function writeBackup(
  sqlite: Database.Database,
  dataDir: string,
  reason: BackupReason,
  now: number,
): BackupView {
  const folder = backupsFolder(dataDir)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  removeUnfinishedBackups(dataDir)
  const { name, createdAt } = freeName(folder, reason, now)
  const path = join(folder, name)
  const unfinished = path + UNFINISHED
  try {
    sqlite.prepare('VACUUM INTO ?').run(unfinished)
    checkCopy(unfinished)
    syncFile(unfinished)
    renameSync(unfinished, path)
    syncFolder(folder)
  } catch (error) {
    removeUnfinishedBackups(dataDir)
    throw asStoreError(error)
  }
  return { name, createdAt, bytes: statSync(path).size }
}

/** Of a crash. Where another backup may be under way it would lose its file. */
export function removeUnfinishedBackups(dataDir: string): void {
  const folder = backupsFolder(dataDir)
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) if (leftOver.test(name)) rmSync(join(folder, name), { force: true })
}

/** Two backups in one millisecond get two names. */
function freeName(folder: string, reason: BackupReason, now: number): { name: string; createdAt: number } {
  for (let createdAt = now; ; createdAt++) {
    const name = `studio-${new Date(createdAt).toISOString().replace(/[-:.]/g, '')}-${reason}.db`
    if (!existsSync(join(folder, name))) return { name, createdAt }
  }
}

/** Throws DATABASE_CORRUPT when the file is not a whole database. */
export function checkCopy(path: string): void {
  let whole = false
  const copy = new Database(path, { readonly: true, fileMustExist: true })
  try {
    whole = quickCheck(copy).isWhole
  } catch (error) {
    const known = asStoreError(error)
    if (!(known instanceof StudioError && known.code === 'DATABASE_CORRUPT')) throw known
  } finally {
    copy.close()
  }
  if (whole) return
  throw new StudioError('DATABASE_CORRUPT', 'This backup is damaged and was not used. Nothing was changed.')
}
