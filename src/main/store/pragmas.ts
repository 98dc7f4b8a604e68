// Settings SQLite forgets between openings; set and checked on every one.
import type { Database } from 'better-sqlite3'

export function setPragmas(sqlite: Database): void {
  sqlite.pragma('busy_timeout = 5000')
  const mode = sqlite.pragma('journal_mode = WAL', { simple: true })
  if (mode !== 'wal')
    throw new Error(`The database cannot use a write-ahead log here (it answered ${String(mode)})`)
  // better-sqlite3 shows FULL right after it creates a WAL database and NORMAL on the next opening.
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('fullfsync = 1')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('wal_autocheckpoint = 1000')
  sqlite.pragma('mmap_size = 0')
  sqlite.pragma('trusted_schema = OFF')
}
