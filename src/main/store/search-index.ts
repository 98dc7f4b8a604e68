// The search index may be made anew at any time from search_entries, so damage to it is nobody's loss: it is set aside,
// what was to be written is written, and main/search makes it anew.
import Database from 'better-sqlite3'

/** Above every id: everything is in the index. */
const ALL_INDEXED = Number.MAX_SAFE_INTEGER

export function isIndexDamage(error: unknown): boolean {
  if (!(error instanceof Database.SqliteError)) return false
  // Damage that looks like an empty index shows in keys of its own that are taken; a table of ours would be named.
  return error.code === 'SQLITE_CORRUPT_VTAB' || error.message === 'constraint failed'
}

/** Until it is made anew, entries come and go without it. */
export function setIndexAside(sqlite: Database.Database): void {
  sqlite.prepare('UPDATE search_state SET indexed_to = -1').run()
}

export function isIndexWhole(sqlite: Database.Database): boolean {
  return sqlite.prepare('SELECT indexed_to FROM search_state').pluck().get() === ALL_INDEXED
}

/** Begins with an empty index, made as the migration made it. */
export function emptyIndex(sqlite: Database.Database): void {
  const made = sqlite.prepare(`SELECT sql FROM sqlite_schema WHERE name = 'search_index'`).pluck().get()
  if (typeof made !== 'string') throw new Error('The search index is not in the schema')
  setIndexAside(sqlite)
  sqlite.exec('DROP TABLE search_index')
  sqlite.exec(made)
}

/** Puts entries in, in order, for about `ms`; the caller's transaction keeps it whole. Answers whether all are in. */
export function fillIndex(sqlite: Database.Database, ms: number): boolean {
  const until = performance.now() + ms
  const next = sqlite.prepare<[], { id: number }>(
    `SELECT id FROM search_entries WHERE id > (SELECT indexed_to FROM search_state) ORDER BY id LIMIT 1`,
  )
  const put = sqlite.prepare<[number]>(
    'INSERT INTO search_index(rowid, body) SELECT id, body FROM search_entries WHERE id = ?',
  )
  const reached = sqlite.prepare<[number]>('UPDATE search_state SET indexed_to = ?')
  do {
    const entry = next.get()
    if (entry === undefined) {
      reached.run(ALL_INDEXED)
      return true
    }
    put.run(entry.id)
    reached.run(entry.id)
  } while (performance.now() < until)
  return false
}
