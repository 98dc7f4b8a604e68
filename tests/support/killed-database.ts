// Reads what a killed studio left, from a copy: looking at the database itself would repair it.
import Database from 'better-sqlite3'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Left {
  quickCheck: unknown
  /** `session/item` → text of every item that was completed. */
  items: Map<string, string | null>
  jobs: Map<string, string>
  /** Jobs with more than one revision, and documents that are not what their own revision says. */
  torn: unknown[]
}

export function readWhatIsLeft(dataDir: string): Left {
  return readCopy(dataDir, read)
}

export function readCopy<T>(dataDir: string, readFrom: (sqlite: Database.Database) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'studio-left-'))
  try {
    for (const name of ['studio.db', 'studio.db-wal']) {
      if (existsSync(join(dataDir, name))) copyFileSync(join(dataDir, name), join(folder, name))
    }
    const sqlite = new Database(join(folder, 'studio.db'))
    try {
      return readFrom(sqlite)
    } finally {
      sqlite.close()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function read(sqlite: Database.Database): Left {
  const pairs = (sql: string) => sqlite.prepare<[], [string, string]>(sql).raw().all()
  return {
    quickCheck: sqlite.pragma('quick_check', { simple: true }),
    items: new Map(
      pairs(`select session_id || '/' || item_id, text from transcript_items where status = 'completed'`),
    ),
    jobs: new Map(pairs('select id, status from draft_jobs')),
    torn: [
      ...sqlite
        .prepare(
          `select job_id, count(*) from document_revisions where author = 'drafter' group by job_id having count(*) > 1`,
        )
        .all(),
      ...sqlite
        .prepare(
          `select d.project_id from documents d join document_revisions r
           on r.project_id = d.project_id and r.revision = d.revision where r.markdown <> d.markdown`,
        )
        .all(),
    ],
  }
}
