// The store: one SQLite file that is the truth of the studio. Everything here is synchronous.
import Database from 'better-sqlite3'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { applyMigrations, readMigrations, refuseNewerSchema, schemaVersion } from './migrations.ts'
import { setPragmas } from './pragmas.ts'
import { DATABASE_FILE } from './database-file.ts'
import * as schema from './schema.ts'
import { isIndexDamage, setIndexAside } from './search-index.ts'
import { asStoreError } from './store-errors.ts'
import { writeBackup } from './write-backup.ts'

export interface Store {
  db: BetterSQLite3Database<typeof schema>
  sqlite: Database.Database
  dataDir: string
  /**
   * Runs `run` in one write transaction (BEGIN IMMEDIATE; a savepoint when nested). What it throws rolls back.
   * Throws DISK_FULL or DATABASE_CORRUPT where SQLite says so.
   */
  transaction<T>(run: () => T): T
  close(): void
}

export interface StoreOptions {
  dataDir: string
  migrationsDir: string
  now(): number
}

/**
 * Opens `studio.db` in `dataDir`, creating it when missing, and brings it to the app's schema after a backup.
 * Run `checkDatabase` first: it is what refuses to start afresh beside existing backups.
 * Throws DATABASE_NEWER, DATABASE_CORRUPT, DISK_FULL.
 */
export function openStore({ dataDir, migrationsDir, now }: StoreOptions): Store {
  mkdirSync(dataDir, { recursive: true })
  const sqlite = new Database(join(dataDir, DATABASE_FILE))
  try {
    const migrations = readMigrations(migrationsDir)
    refuseNewerSchema(sqlite, migrations)
    setPragmas(sqlite)
    const version = schemaVersion(sqlite)
    if (version > 0 && version < migrations.length) writeBackup(sqlite, dataDir, 'migration', now())
    applyMigrations(sqlite, migrations)
  } catch (error) {
    sqlite.close()
    throw asStoreError(error)
  }
  return asStore(sqlite, dataDir)
}

function asStore(sqlite: Database.Database, dataDir: string): Store {
  const inTransaction = sqlite.transaction((run: () => unknown) => run())
  return {
    db: drizzle(sqlite, { schema }),
    sqlite,
    dataDir,
    transaction<T>(run: () => T): T {
      try {
        return inTransaction.immediate(run) as T
      } catch (error) {
        // A damaged search index keeps nothing from being saved. The outermost transaction is done anew without it.
        const isRepeatable = isIndexDamage(error) && !sqlite.inTransaction
        if (!isRepeatable) throw isIndexDamage(error) ? error : asStoreError(error)
      }
      setIndexAside(sqlite)
      try {
        return inTransaction.immediate(run) as T
      } catch (error) {
        throw asStoreError(error)
      }
    },
    close() {
      sqlite.close()
    },
  }
}
