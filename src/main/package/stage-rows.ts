// Reads the tables of a package into a database of their own, row by row, each checked: nothing of the author's is
// touched before all of it is known to be good.
import Database from 'better-sqlite3'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { dataFile } from '../../shared/package/package-format.ts'
import type { Pace } from '../import/pace.ts'
import { projectTables, type ProjectTable } from '../store/project-tables.ts'
import { rowSchema, type RawRow } from '../store/row-schema.ts'
import { readChecked, type OpenPackage } from './open-package.ts'
import { splitLines } from './split-lines.ts'
import { unreadable } from './source.ts'

/** Rows of a transaction of the staging database. */
const BATCH = 500

/** `report` is given the fraction of rows read. Throws IMPORT_FAILED, CANCELLED. */
export async function stageRows(
  sqlite: Database.Database,
  from: OpenPackage,
  pace: Pace,
  report: (fraction: number) => void,
): Promise<void> {
  // It is thrown away after a crash.
  sqlite.pragma('journal_mode = OFF')
  sqlite.pragma('synchronous = OFF')
  const total = Object.values(from.manifest.rows).reduce((sum, n) => sum + n, 0)
  let done = 0
  for (const table of projectTables) {
    const names = columnsOf(table)
    sqlite.exec(`CREATE TABLE "${table.name}" (${names.map((name) => `"${name}"`).join(', ')})`)
    const count = await stageTable(sqlite, table, from, pace, (n) => report((done + n) / Math.max(1, total)))
    const told = from.manifest.rows[table.name] ?? 0
    if (count !== told) throw unreadable(`its table ${table.name} has ${count} rows instead of ${told}`)
    done += count
  }
  checkOwners(sqlite, from.manifest.project.id)
}

export function columnsOf({ table }: ProjectTable): string[] {
  return getTableConfig(table).columns.map(({ name }) => name)
}

async function stageTable(
  sqlite: Database.Database,
  table: ProjectTable,
  from: OpenPackage,
  pace: Pace,
  report: (rows: number) => void,
): Promise<number> {
  const file = from.manifest.files.find(({ path }) => path === dataFile(table.name))
  // A table that the studio did not have when this was exported.
  if (file === undefined) return 0
  const schema = rowSchema(table.table)
  const names = columnsOf(table)
  const marks = names.map((name) => `@${name}`).join(', ')
  const insert = sqlite.prepare<[RawRow]>(`INSERT INTO "${table.name}" VALUES (${marks})`)
  const insertAll = sqlite.transaction((rows: readonly RawRow[]) => rows.forEach((row) => insert.run(row)))
  let waiting: RawRow[] = []
  let count = 0
  for await (const line of splitLines(readChecked(from, file, pace), file.path)) {
    count += 1
    const row = schema.safeParse(parseLine(line, file.path, count))
    if (!row.success) throw damagedRow(file.path, count, row.error.issues[0]?.path.join('.'))
    waiting.push(row.data)
    if (waiting.length < BATCH) continue
    insertAll(waiting)
    waiting = []
    report(count)
    await pace.breathe()
  }
  insertAll(waiting)
  report(count)
  return count
}

function parseLine(line: string, path: string, at: number): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw damagedRow(path, at)
  }
}

function damagedRow(path: string, line: number, column?: string) {
  const where = column === undefined || column === '' ? '' : `, “${column.slice(0, 60)}”`
  return unreadable(`line ${line} of “${path}”${where} is not what the studio writes`, { line })
}

/** Every row is this project's: a package can reach no other. */
function checkOwners(sqlite: Database.Database, projectId: string): void {
  const ids = sqlite.prepare<[], string>('SELECT id FROM projects').pluck().all()
  if (ids.length !== 1 || ids[0] !== projectId)
    throw unreadable('it does not hold the one project that it names')
  sqlite.exec('CREATE INDEX staged_sessions ON sessions (id); CREATE INDEX staged_jobs ON draft_jobs (id)')
  for (const table of projectTables) {
    for (const condition of foreign(table)) {
      const strange = sqlite
        .prepare<[{ project: string }], number>(`SELECT count(*) FROM "${table.name}" WHERE ${condition}`)
        .pluck()
        .get({ project: projectId })
      if (strange !== 0) throw unreadable(`its table ${table.name} refers to what is not in it`)
    }
  }
}

function foreign(table: ProjectTable): string[] {
  const columns = columnsOf(table)
  return [
    ...(columns.includes('project_id') ? ['project_id IS NOT NULL AND project_id <> @project'] : []),
    ...(columns.includes('session_id')
      ? ['session_id IS NOT NULL AND session_id NOT IN (SELECT id FROM sessions)']
      : []),
    ...(table.owner === 'job_id' ? ['job_id NOT IN (SELECT id FROM draft_jobs)'] : []),
  ].map((condition) => `(${condition}) AND @project IS NOT NULL`)
}
