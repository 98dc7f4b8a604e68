// Long work on a whole database: reads every page of it, and holds whoever does it for seconds where it is large.
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { createBackup, type BackupResult } from './backups.ts'
import { DATABASE_FILE } from './database-file.ts'
import { checkDatabase, type DatabaseCheck } from './startup.ts'
import type { BackupReason } from './write-backup.ts'

export interface DatabaseTasks {
  check: { input: { dataDir: string; migrationsDir: string }; output: DatabaseCheck }
  backup: { input: { dataDir: string; reason: BackupReason; now: number }; output: BackupResult }
}
export type DatabaseTaskName = keyof DatabaseTasks
export type DatabaseTask = {
  [N in DatabaseTaskName]: { name: N; input: DatabaseTasks[N]['input'] }
}[DatabaseTaskName]

/** On a connection of its own, which only reads: main may write at the same time. Throws DISK_FULL, DATABASE_CORRUPT. */
export function runDatabaseTask({ name, input }: DatabaseTask): DatabaseTasks[DatabaseTaskName]['output'] {
  switch (name) {
    case 'check':
      return checkDatabase(input.dataDir, input.migrationsDir)
    case 'backup':
      return backUp(input)
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
