// Leaves a data folder the way a crash, a bad disk or a newer studio leaves it.
import Database from 'better-sqlite3'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const databaseOf = (dataDir: string): string => join(dataDir, 'studio.db')

/** Overwrites the header; what follows stays. */
export function breakDatabase(dataDir: string): void {
  const bytes = readFileSync(databaseOf(dataDir))
  bytes.fill(0x58, 0, 100)
  writeFileSync(databaseOf(dataDir), bytes)
}

export function makeDatabaseNewer(dataDir: string): void {
  const sqlite = new Database(databaseOf(dataDir))
  sqlite.pragma('user_version = 9999')
  sqlite.close()
}
