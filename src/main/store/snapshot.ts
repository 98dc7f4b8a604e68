// A view of the database as it is at one moment, for reading long while the studio goes on writing.
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { join } from 'node:path'
import { DATABASE_FILE } from './database-file.ts'
import * as schema from './schema.ts'
import type { Store } from './store.ts'

/** A store that only reads. It holds the log back from being shortened, so close it soon. */
export function openSnapshot(dataDir: string): Store {
  const sqlite = new Database(join(dataDir, DATABASE_FILE), { readonly: true, fileMustExist: true })
  sqlite.pragma('busy_timeout = 5000')
  sqlite.pragma('trusted_schema = OFF')
  sqlite.exec('BEGIN')
  // A transaction begins with its first reading.
  sqlite.prepare('SELECT count(*) FROM projects').get()
  return {
    db: drizzle(sqlite, { schema }),
    sqlite,
    dataDir,
    transaction() {
      throw new Error('A snapshot is not written to')
    },
    close: () => sqlite.close(),
  }
}
