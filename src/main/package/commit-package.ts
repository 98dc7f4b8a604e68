// From the staging database into the author's: all rows in one transaction, or none. Triggers keep what can be found.
import { StudioError } from '../../shared/errors.ts'
import { hasCountedId, projectTables, type ProjectTable } from '../store/project-tables.ts'
import type { Store } from '../store/store.ts'
import { columnsOf } from './stage-rows.ts'

/** Throws CONFLICT when something of it is in the database already, DISK_FULL. */
export function commitRows(store: Store, stagingPath: string): void {
  store.sqlite.prepare('ATTACH ? AS package').run(stagingPath)
  try {
    store.transaction(() => {
      refuseDoubles(store)
      for (const table of projectTables) store.sqlite.prepare(insertOf(store, table)).run()
      // What was under way elsewhere is not under way here.
      for (const sql of settle) store.sqlite.prepare(sql).run()
    })
  } finally {
    store.sqlite.exec('DETACH package')
  }
}

function refuseDoubles(store: Store): void {
  for (const table of projectTables.filter((one) => columnsOf(one).includes('id') && !hasCountedId(one))) {
    const sql = `SELECT count(*) FROM main."${table.name}" WHERE id IN (SELECT id FROM package."${table.name}")`
    if (store.sqlite.prepare(sql).pluck().get() !== 0) throw alreadyHere()
  }
}

export function alreadyHere(): StudioError {
  return new StudioError(
    'CONFLICT',
    'This project, or some of it, is in your library already. Nothing was changed. Import it as a copy to have both.',
  )
}

function insertOf(store: Store, table: ProjectTable): string {
  const columns = columnsOf(table).map((name) => `"${name}"`)
  const values = columns.map((name) => (name === '"id"' ? idOf(store, table) : name))
  return `INSERT INTO main."${table.name}" (${columns.join(', ')})
    SELECT ${values.join(', ')} FROM package."${table.name}" ORDER BY rowid`
}

/** Ids that SQLite counted stay while they are free; otherwise all of the table follow after those that are there. */
function idOf(store: Store, table: ProjectTable): string {
  if (!hasCountedId(table)) return '"id"'
  const { name } = table
  const taken = store.sqlite
    .prepare(`SELECT count(*) FROM main."${name}" WHERE id IN (SELECT id FROM package."${name}")`)
    .pluck()
    .get()
  if (taken === 0) return '"id"'
  return `id + (SELECT max(id) FROM main."${name}") - (SELECT min(id) FROM package."${name}") + 1`
}

const NOT_ENDED = 'It had not ended when the project was exported. Ask for it again.'
const OF_PACKAGE = 'id IN (SELECT id FROM package.'

const settle = [
  `UPDATE projects SET deleted_at = NULL WHERE ${OF_PACKAGE}projects)`,
  `UPDATE sessions SET status = 'paused' WHERE status = 'live' AND ${OF_PACKAGE}sessions)`,
  `UPDATE draft_jobs SET status = 'error', error = '${NOT_ENDED}', next_attempt_at = NULL, wait_reason = NULL
    WHERE status IN ('queued', 'running') AND ${OF_PACKAGE}draft_jobs)`,
  `UPDATE transcription_jobs SET status = 'error', error = '${NOT_ENDED}', next_attempt_at = NULL, wait_reason = NULL
    WHERE status IN ('queued', 'running') AND ${OF_PACKAGE}transcription_jobs)`,
  `UPDATE audio_imports SET status = 'paused' WHERE status = 'running' AND ${OF_PACKAGE}audio_imports)`,
]
