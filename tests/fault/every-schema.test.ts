// A database of each schema there ever was, with rows in every table: brought up to date it has them all as they were, and
// where any step of any migration fails it is as it was before. Catches: an update of the studio that loses what was said.
import Database from 'better-sqlite3'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { applyMigrations, readMigrations, schemaVersion } from '../../src/main/store/migrations.ts'
import { openStore } from '../../src/main/store/store.ts'
import { makeTempDir, migrationsDir } from '../support/temp-store.ts'
import { countOf, tellFigures } from './figures.ts'

const ROWS = 3
const migrations = readMigrations(migrationsDir)
const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

interface Column {
  name: string
  type: string
}
interface Reference {
  from: string
  to: string | null
  table: string
}

/** What can be found is made of the rest, by triggers. */
function tablesOf(sqlite: Database.Database): string[] {
  return sqlite
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%'`,
    )
    .pluck()
    .all()
}

/** The `n`th row's value: what it refers to is the `n`th row there. Texts are JSON too, for columns that hold some. */
function valueOf(sqlite: Database.Database, table: string, { name, type }: Column, n: number): unknown {
  const references = sqlite.pragma(`foreign_key_list("${table}")`) as Reference[]
  const reference = references.find(({ from }) => from === name)
  if (reference !== undefined) {
    const parents = sqlite.pragma(`table_info("${reference.table}")`) as Column[]
    const parent = parents.find((column) => column.name === (reference.to ?? 'id'))
    if (parent !== undefined) return valueOf(sqlite, reference.table, parent, n)
  }
  switch (type.toUpperCase()) {
    case 'INTEGER':
      return n + 1
    case 'REAL':
      return n + 0.5
    case 'BLOB':
      return Buffer.from(`${table} ${name} ${n}`)
    default:
      return JSON.stringify(`${table} ${name} ${n} – “ü” 🙂`)
  }
}

/** A database of that schema with rows in every table, and what each holds. */
function makeOld(version: number): { sqlite: Database.Database; dataDir: string } {
  const dataDir = makeTempDir()
  folders.push(dataDir)
  const sqlite = new Database(join(dataDir, 'studio.db'))
  applyMigrations(sqlite, migrations.slice(0, version))
  sqlite.pragma('foreign_keys = OFF')
  for (const table of tablesOf(sqlite)) {
    const columns = sqlite.pragma(`table_info("${table}")`) as Column[]
    const marks = columns.map(() => '?').join(', ')
    const insert = sqlite.prepare(`INSERT INTO "${table}" VALUES (${marks})`)
    for (let n = 0; n < ROWS; n += 1) insert.run(columns.map((column) => valueOf(sqlite, table, column, n)))
  }
  sqlite.pragma('foreign_keys = ON')
  expect(sqlite.pragma('foreign_key_check')).toEqual([])
  return { sqlite, dataDir }
}

function rowsOf(sqlite: Database.Database): Record<string, unknown[]> {
  return Object.fromEntries(
    tablesOf(sqlite).map((name) => [name, sqlite.prepare(`SELECT * FROM "${name}" ORDER BY rowid`).all()]),
  )
}

const everything = (sqlite: Database.Database): unknown => ({
  version: schemaVersion(sqlite),
  schema: sqlite.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all(),
  rows: rowsOf(sqlite),
})

test('rows of every schema are there as they were', { timeout: 60_000 }, () => {
  const figures = { schemas: 0, rows: 0, changed: 0 }
  for (let version = 1; version <= migrations.length; version += 1) {
    const { sqlite, dataDir } = makeOld(version)
    const before = rowsOf(sqlite)
    sqlite.close()
    const store = openStore({ dataDir, migrationsDir, now: Date.now })
    const after = rowsOf(store.sqlite)
    expect(schemaVersion(store.sqlite)).toBe(migrations.length)
    store.close()
    // Columns may have come to them.
    for (const [table, rows] of Object.entries(before)) expect(after[table], table).toMatchObject(rows)
    figures.schemas += 1
    figures.rows += Object.values(before).flat().length
  }
  tellFigures('migration', figures)
  expect(figures.schemas).toBe(migrations.length)
  expect(figures.rows).toBeGreaterThan(100)
})

test('a failure at any step of any migration leaves everything as it was', { timeout: 120_000 }, () => {
  const steps = migrations.flatMap(({ statements }, at) =>
    [...statements.keys()].map((step) => ({ at, step })),
  )
  const every = Math.max(1, Math.floor(steps.length / countOf('migration')))
  const tried = steps.filter((_, n) => n % every === 0)
  let changed = 0
  for (const { at, step } of tried) {
    const { sqlite } = makeOld(at)
    const before = JSON.stringify(everything(sqlite))
    const migration = migrations[at]
    if (migration === undefined) throw new Error('no such migration')
    const statements = migration.statements.toSpliced(step + 1, 0, 'INSERT INTO nowhere VALUES (1)')
    expect(() => applyMigrations(sqlite, [...migrations.slice(0, at), { ...migration, statements }])).toThrow(
      /nowhere/,
    )
    if (JSON.stringify(everything(sqlite)) !== before) changed += 1
    sqlite.close()
  }
  tellFigures('migration', { steps: tried.length, changed })
  expect(changed).toBe(0)
})

test('a newer version is refused, and its file is byte for byte as it was', () => {
  const { sqlite, dataDir } = makeOld(migrations.length)
  sqlite.pragma(`user_version = ${migrations.length + 1}`)
  sqlite.close()
  const path = join(dataDir, 'studio.db')
  const before = readFileSync(path)
  expect(() => openStore({ dataDir, migrationsDir, now: Date.now })).toThrow(
    expect.objectContaining({ code: 'DATABASE_NEWER' }),
  )
  expect(readFileSync(path).equals(before)).toBe(true)
  tellFigures('migration', { refused: 1 })
})
