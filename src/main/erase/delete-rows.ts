// Takes a project out of a database file so that its words are not in the file either: rows, index, and the pages on which
// they lay.
import Database from 'better-sqlite3'
import { setPragmas } from '../store/pragmas.ts'
import { emptyIndex, fillIndex, setIndexAside } from '../store/search-index.ts'

/**
 * Of any version of the schema. The file must be open nowhere else. `committed` runs once the rows are gone for certain.
 * Throws what SQLite throws; then everything is there.
 */
export function deleteRows(path: string, projectId: string, committed: () => void = () => {}): void {
  const sqlite = new Database(path, { fileMustExist: true })
  try {
    setPragmas(sqlite)
    sqlite.pragma('secure_delete = ON')
    const hasIndex =
      sqlite.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'search_state'`).get() !== undefined
    sqlite
      .transaction(() => {
        // The index is made anew: taken out one by one, words stay in it until they are merged away.
        if (hasIndex) setIndexAside(sqlite)
        sqlite.prepare('DELETE FROM projects WHERE id = ?').run(projectId)
        if (!hasIndex) return
        emptyIndex(sqlite)
        fillIndex(sqlite, Infinity)
      })
      .immediate()
    committed()
    settleOpen(sqlite)
  } finally {
    sqlite.close()
  }
}

/** What follows the deletion, by itself: for a file whose deletion was cut off behind its commit. */
export function settle(path: string): void {
  const sqlite = new Database(path, { fileMustExist: true })
  try {
    setPragmas(sqlite)
    settleOpen(sqlite)
  } finally {
    sqlite.close()
  }
}

function settleOpen(sqlite: Database.Database): void {
  vacuum(sqlite)
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
}

/** What was deleted is written over already; this also gives its room back, where the disk has room to do so. */
function vacuum(sqlite: Database.Database): void {
  try {
    sqlite.exec('VACUUM')
  } catch (error) {
    if (!(error instanceof Database.SqliteError && error.code === 'SQLITE_FULL')) throw error
  }
}

/** null = the file cannot be read as a database. */
export function holdsProject(path: string, projectId: string): boolean | null {
  try {
    const sqlite = new Database(path, { readonly: true, fileMustExist: true })
    try {
      return sqlite.prepare('SELECT 1 FROM projects WHERE id = ?').get(projectId) !== undefined
    } finally {
      sqlite.close()
    }
  } catch {
    return null // damaged, or of no schema
  }
}
