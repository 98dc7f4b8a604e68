// Catches: a salvage that loses a row that lies undamaged on the disk, brings back what was deleted, invents what was not
// there, or touches the damaged file. Each of the five corruptions, and what a crash leaves in the log.
import Database from 'better-sqlite3'
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { salvageDatabase } from '../../../../src/main/salvage/salvage-database.ts'
import { readMigrations } from '../../../../src/main/store/migrations.ts'
import { projectTables } from '../../../../src/main/store/project-tables.ts'
import { quickCheck } from '../../../../src/main/store/quick-check.ts'
import { openStore } from '../../../../src/main/store/store.ts'
import { setSetting } from '../../../../src/main/store/queries/settings.ts'
import { fillProject, rowsOfProject, type FullProject } from '../../../support/full-project.ts'
import { damages } from '../../../support/damaged-database.ts'
import { makeTempDir, makeTempStore, migrationsDir, type TempStore } from '../../../support/temp-store.ts'

const PAGE = 4096
let dataDir: string
let from: string
let to: string
let books: FullProject[]
let before: Map<string, Set<string>>

/** Long rows and short ones, of three projects; a note and a whole project were deleted. */
beforeEach(() => {
  const temp: TempStore = makeTempStore()
  const texts = ['Words. '.repeat(2000), 'Short.', 'ü '.repeat(300)]
  books = ['One', 'Two', 'Three'].map((title) => fillProject(temp.store, { title, texts }))
  const gone = fillProject(temp.store, { title: 'Deleted', texts, sentence: 'What the author deleted.' })
  temp.store.sqlite.prepare('DELETE FROM projects WHERE id = ?').run(gone.projectId)
  setSetting(temp.store, 'theme', 'dark')
  before = allRows(temp.store.sqlite)
  temp.store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  dataDir = makeTempDir()
  from = join(dataDir, 'studio.db')
  to = join(dataDir, 'salvaged.db')
  copyFileSync(join(temp.dataDir, 'studio.db'), from)
  temp.cleanup()
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

function allRows(sqlite: Database.Database): Map<string, Set<string>> {
  const names = [...projectTables.map(({ name }) => name), 'settings']
  return new Map(
    names.map((name) => [
      name,
      new Set(
        sqlite
          .prepare<[], object>(`SELECT * FROM "${name}"`)
          .all()
          .map((row) => JSON.stringify(row)),
      ),
    ]),
  )
}

async function salvage() {
  const bytes = readFileSync(from)
  const migrations = readMigrations(migrationsDir)
  const report = await salvageDatabase({ from, to, migrations, now: 5 })
  expect(readFileSync(from).equals(bytes)).toBe(true)
  const sqlite = new Database(to, { readonly: true })
  try {
    expect(quickCheck(sqlite)).toEqual({ isWhole: true, isIndexWhole: true })
    expect(sqlite.pragma('foreign_key_check')).toEqual([])
    return { report, rows: allRows(sqlite) }
  } finally {
    sqlite.close()
  }
}

/** How many rows of before are not there, and which were not there before. */
function compare(rows: Map<string, Set<string>>): { lost: number; strange: string[] } {
  let lost = 0
  const strange: string[] = []
  for (const [name, now] of rows) {
    const then = before.get(name) ?? new Set()
    for (const row of then) if (!now.has(row)) lost += 1
    for (const row of now) if (!then.has(row)) strange.push(`${name} ${row.slice(0, 200)}`)
  }
  return { lost, strange }
}

test('a database that is whole is read whole: every row as it was, in its order, and nothing that was deleted', async () => {
  const { report, rows } = await salvage()
  expect(compare(rows)).toEqual({ lost: 0, strange: [] })
  expect(report).toMatchObject({
    allProjects: 3,
    allSessions: 6,
    manuscripts: 3,
    unreadablePages: 0,
    dropped: 0,
  })
})

test('a header of nonsense, or of zeros, costs nothing', async () => {
  for (const fill of [0x58, 0]) {
    const bytes = readFileSync(from)
    bytes.fill(fill, 0, 100)
    writeFileSync(from, bytes)
    expect(compare((await salvage()).rows)).toEqual({ lost: 0, strange: [] })
  }
})

test('a database that is cut off anywhere gives all that lies before the cut', async () => {
  const whole = readFileSync(from)
  let most = 0
  for (const part of [0.9, 0.6, 0.3]) {
    writeFileSync(from, whole.subarray(0, Math.floor(whole.length * part)))
    const { report, rows } = await salvage()
    const kept = [...rows.values()].reduce((sum, { size }) => sum + size, 0)
    expect(kept).toBeGreaterThan(0)
    expect(report.unreadablePages + report.unreadableRows).toBeGreaterThan(0)
    if (most > 0) expect(kept).toBeLessThanOrEqual(most)
    most = kept
  }
})

test('one page of zeros, whichever it is, costs the rows that lay on it and no others', async () => {
  const whole = readFileSync(from)
  const pages = whole.length / PAGE
  for (let n = 1; n < pages; n += Math.ceil(pages / 7)) {
    const bytes = Buffer.from(whole)
    bytes.fill(0, n * PAGE, (n + 1) * PAGE)
    writeFileSync(from, bytes)
    const { lost } = compare((await salvage()).rows)
    // A page holds a few dozen of the smallest rows.
    expect(lost, `page ${n + 1}`).toBeLessThan(60)
  }
})

test('the page that tells where the tables are is not missed', async () => {
  const bytes = readFileSync(from)
  bytes.fill(0, 0, PAGE)
  writeFileSync(from, bytes)
  const { rows } = await salvage()
  expect(compare(rows).lost).toBeLessThan(60)
})

test.each(['empty', 'garbage'] as const)('of a file that is %s nothing is invented', async (kind) => {
  damages[kind](dataDir)
  const { report, rows } = await salvage()
  expect([...rows.values()].reduce((sum, { size }) => sum + size, 0)).toBe(0)
  expect(report).toMatchObject({ allProjects: 0, turns: 0, manuscripts: 0 })
})

test('what a crash left in the log is read, and what was not committed is not', async () => {
  const writer = openStore({ dataDir, migrationsDir, now: () => 1 })
  writer.sqlite.pragma('wal_autocheckpoint = 0')
  writer.sqlite
    .prepare(`UPDATE notes SET content = 'Said last.' WHERE project_id = ?`)
    .run(books[0]?.projectId)
  const inLog = allRows(writer.sqlite)
  const log = readFileSync(`${from}-wal`)
  const database = readFileSync(from)
  writer.close()
  database.fill(0x58, 0, 100)
  writeFileSync(from, database)
  // The end of the log is what was being written when the power went.
  writeFileSync(`${from}-wal`, Buffer.concat([log, log.subarray(32, 32 + 24 + PAGE - 7)]))
  before = inLog
  expect(compare((await salvage()).rows)).toEqual({ lost: 0, strange: [] })
})

test('what belonged to a project or session that is gone is found again under one that stands in for it', async () => {
  const sqlite = new Database(from)
  sqlite.pragma('foreign_keys = OFF')
  const [one, two] = books
  const [session] = two?.sessionIds ?? []
  sqlite.prepare('DELETE FROM projects WHERE id = ?').run(one?.projectId)
  sqlite.prepare('DELETE FROM documents WHERE project_id = ?').run(two?.projectId)
  sqlite.prepare('DELETE FROM sessions WHERE id = ?').run(session)
  sqlite.close()
  const { report } = await salvage()
  expect(report).toMatchObject({ allProjects: 4, projects: 1, sessions: 1, fromRevisions: 1, dropped: 0 })
  const store = openStore({ dataDir: moved(), migrationsDir, now: () => 1 })
  const items = store.sqlite.prepare('SELECT count(*) FROM transcript_items WHERE session_id = ?').pluck()
  expect(items.get(session)).toBeGreaterThan(0)
  expect(rowsOfProject(store, one?.projectId ?? '')['notes']).toHaveLength(4)
  expect(JSON.stringify(rowsOfProject(store, two?.projectId ?? '')['documents'])).toContain('Of revision')
  store.close()
})

/** A data folder of the salvaged database alone. */
function moved(): string {
  const folder = join(dataDir, 'moved')
  if (!existsSync(folder)) openStore({ dataDir: folder, migrationsDir, now: () => 1 }).close()
  copyFileSync(to, join(folder, 'studio.db'))
  return folder
}
