// Catches: a salvage, or a deletion out of a backup, that knows only the newest schema: the damaged database and the old
// backups are what an older studio wrote.
import Database from 'better-sqlite3'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deleteRows } from '../../../../src/main/erase/delete-rows.ts'
import { salvageDatabase } from '../../../../src/main/salvage/salvage-database.ts'
import { readMigrations, schemaVersion } from '../../../../src/main/store/migrations.ts'
import { quickCheck } from '../../../../src/main/store/quick-check.ts'
import { makeTempDir, migrationsDir } from '../../../support/temp-store.ts'

let dataDir: string
let path: string
beforeEach(() => {
  dataDir = makeTempDir()
  path = join(dataDir, 'studio.db')
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

function open(schema: number): Database.Database {
  const sqlite = new Database(path)
  // A dump writes children before their parents.
  sqlite.pragma('foreign_keys = OFF')
  sqlite.exec(readFileSync(join(import.meta.dirname, `../../../fixtures/store/schema-${schema}.sql`), 'utf8'))
  return sqlite
}

const COUNTED = [
  'projects',
  'sessions',
  'transcript_items',
  'notes',
  'documents',
  'document_revisions',
] as const

function counts(sqlite: Database.Database): number[] {
  return COUNTED.map((name) => Number(sqlite.prepare(`SELECT count(*) FROM ${name}`).pluck().get()))
}

test.each([1, 2])(
  'a database of schema %i without its header is salvaged, and brought up to date',
  async (schema) => {
    const old = open(schema)
    const before = counts(old)
    old.close()
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.fill(0, 0, 100))
    const to = join(dataDir, 'salvaged.db')
    const migrations = readMigrations(migrationsDir)
    await salvageDatabase({ from: path, to, migrations, now: 1 })
    const salvaged = new Database(to)
    expect(counts(salvaged)).toEqual(before)
    expect(schemaVersion(salvaged)).toBe(migrations.length)
    expect(quickCheck(salvaged)).toEqual({ isWhole: true, isIndexWhole: true })
    salvaged.close()
  },
)

test.each([1, 2])('a project is taken out of a backup of schema %i with all that is its', (schema) => {
  const old = open(schema)
  const id = old.prepare<[], string>('SELECT project_id FROM documents LIMIT 1').pluck().get() ?? ''
  const others = Number(old.prepare('SELECT count(*) FROM projects').pluck().get()) - 1
  old.close()
  deleteRows(path, id)
  expect(readFileSync(path).includes(id)).toBe(false)
  const left = new Database(path)
  expect(left.prepare('SELECT count(*) FROM projects').pluck().get()).toBe(others)
  expect(left.pragma('foreign_key_check')).toEqual([])
  expect(schemaVersion(left)).toBe(schema)
  left.close()
})
