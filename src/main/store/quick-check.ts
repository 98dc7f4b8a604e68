// Whether a database file is whole, as SQLite sees it. Damage to the search index is told apart: it can be made anew.
import type { Database } from 'better-sqlite3'

/** More than there are virtual tables: behind their complaints comes what counts. */
const MOST_PROBLEMS = 20

export interface Wholeness {
  isWhole: boolean
  isIndexWhole: boolean
}

/** Throws what SQLite throws on a file that is no database. */
export function quickCheck(sqlite: Database): Wholeness {
  const answers = sqlite.prepare<[], string>(`PRAGMA quick_check(${MOST_PROBLEMS})`).pluck().all()
  const problems = answers.filter((answer) => answer !== 'ok')
  const ofIndex = problems.filter((problem) => /fts5.*\bsearch_index\b/i.test(problem))
  return { isWhole: problems.length === ofIndex.length, isIndexWhole: ofIndex.length === 0 }
}
