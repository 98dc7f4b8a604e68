// Long work on a whole database: reads every page of it, and holds whoever does it for seconds where it is large.
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { createBackup, type BackupResult } from './backups.ts'
import { DATABASE_FILE } from './database-file.ts'
import { setPragmas } from './pragmas.ts'
import { checkDatabase, type DatabaseCheck } from './startup.ts'
import { asStoreError } from './store-errors.ts'
import type { BackupReason } from './write-backup.ts'

export interface DatabaseTasks {
  check: { input: { dataDir: string; migrationsDir: string }; output: DatabaseCheck }
  checkpoint: { input: { dataDir: string }; output: { isWhole: boolean } }
  backup: { input: { dataDir: string; reason: BackupReason; now: number }; output: BackupResult }
}
export type DatabaseTaskName = keyof DatabaseTasks
export type DatabaseTask = {
  [N in DatabaseTaskName]: { name: N; input: DatabaseTasks[N]['input'] }
}[DatabaseTaskName]

/** On a connection of its own, which changes no row: main may write at the same time. Throws DISK_FULL, DATABASE_CORRUPT. */
export function runDatabaseTask({ name, input }: DatabaseTask): DatabaseTasks[DatabaseTaskName]['output'] {
  switch (name) {
    case 'check':
      return checkDatabase(input.dataDir, input.migrationsDir)
    case 'checkpoint':
      return checkpoint(input)
    case 'backup':
      return backUp(input)
  }
}

/** As much of the write-ahead log as nobody reads. */
function checkpoint({ dataDir }: DatabaseTasks['checkpoint']['input']): { isWhole: boolean } {
  const sqlite = new Database(join(dataDir, DATABASE_FILE), { fileMustExist: true })
  try {
    setPragmas(sqlite)
    const pages = sqlite
      .prepare<[], { log: number; checkpointed: number }>('PRAGMA wal_checkpoint(PASSIVE)')
      .get()
    return { isWhole: pages !== undefined && pages.checkpointed === pages.log }
  } catch (error) {
    throw asStoreError(error)
  } finally {
    sqlite.close()
  }
}

function backUp({ dataDir, reason, now }: DatabaseTasks['backup']['input']): BackupResult {
  const sqlite = new Database(join(dataDir, DATABASE_FILE), { readonly: true, fileMustExist: true })
  try {
    sqlite.pragma('busy_timeout = 5000')
    return createBackup({ sqlite, dataDir }, reason, now)
  } finally {
    sqlite.close()
  }
}
