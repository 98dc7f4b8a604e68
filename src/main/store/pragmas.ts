// Settings SQLite forgets between openings; set and checked on every one.
import type { Database } from 'better-sqlite3'

/** The log is copied back beside what main does from here on (`keepLogShort`). */
export const LOG_LIMIT_BYTES = 4_000_000

export function setPragmas(sqlite: Database): void {
  sqlite.pragma('busy_timeout = 5000')
  const mode = sqlite.pragma('journal_mode = WAL', { simple: true })
  if (mode !== 'wal')
    throw new Error(`The database cannot use a write-ahead log here (it answered ${String(mode)})`)
  // better-sqlite3 shows FULL right after it creates a WAL database and NORMAL on the next opening.
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('fullfsync = 1')
  sqlite.pragma('foreign_keys = ON')
  // In the middle of a commit only where nobody copied it back before: 16 MB.
  sqlite.pragma('wal_autocheckpoint = 4000')
  sqlite.pragma(`journal_size_limit = ${LOG_LIMIT_BYTES}`)
  sqlite.pragma('mmap_size = 0')
  sqlite.pragma('trusted_schema = OFF')
}
