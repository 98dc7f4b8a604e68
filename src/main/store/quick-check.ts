// Whether a database file is whole, as SQLite sees it. The search index is not asked about: it can be made anew.
import type { Database } from 'better-sqlite3'
import { withoutIndex } from './search-index.ts'

/** More than there are virtual tables: behind their complaints comes what counts. */
const MOST_PROBLEMS = 20

/** Throws what SQLite throws on a file that is no database. */
export function isWhole(sqlite: Database): boolean {
  const answers = sqlite.prepare<[], string>(`PRAGMA quick_check(${MOST_PROBLEMS})`).pluck().all()
  return withoutIndex(answers).length === 0
}
