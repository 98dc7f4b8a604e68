// Catches: a rebuild that cascade-deletes children, a migration that stops half-way, an older studio on a newer file.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listBackups } from '../../../../src/main/store/backups.ts'
import { applyMigrations, readMigrations, schemaVersion } from '../../../../src/main/store/migrations.ts'
import type { Migration } from '../../../../src/main/store/migrations.ts'
import { saveTranscriptItem } from '../../../../src/main/store/queries/transcript.ts'
import { createProject } from '../../../../src/main/projects/create-project.ts'
import { openStore } from '../../../../src/main/store/store.ts'
import { addSession, makeItem } from '../../../support/items.ts'
import { makeContext } from '../../../support/service-context.ts'
import { makeTempStore, migrationsDir, type TempStore } from '../../../support/temp-store.ts'

let temp: TempStore
beforeEach(() => {
  temp = makeTempStore()
  const { store } = temp
  const project = createProject(makeContext(store), { title: 'The farm', contentType: 'memoir' })
  addSession(store, 's', project.id)
  saveTranscriptItem(store, 's', makeItem({ itemId: 'a' }))
})
afterEach(() => temp.cleanup())

const first = readMigrations(migrationsDir)
const rebuild: Migration = {
  name: 'rebuild_projects',
  statements: [
    'CREATE TABLE __new (id text PRIMARY KEY NOT NULL, title text NOT NULL, content_type text NOT NULL, goal text, status text NOT NULL, created_at integer NOT NULL, updated_at integer NOT NULL, deleted_at integer, subtitle text)',
    'INSERT INTO __new SELECT id, title, content_type, goal, status, created_at, updated_at, deleted_at, NULL FROM projects',
    'DROP TABLE projects',
    'ALTER TABLE __new RENAME TO projects',
    'CREATE INDEX projects_by_update ON projects (updated_at)',
  ],
}

function dump(): unknown {
  const { sqlite } = temp.store
  const tables = sqlite.prepare(`SELECT name, sql FROM sqlite_schema ORDER BY name`).all() as {
    name: string
    sql: string
  }[]
  const rows = tables
    .filter(({ sql }) => sql?.startsWith('CREATE TABLE'))
    .map(({ name }) => [name, sqlite.prepare(`SELECT * FROM "${name}"`).all()])
  return { version: schemaVersion(sqlite), tables, rows }
}

test('a rebuilt parent keeps its children', () => {
  applyMigrations(temp.store.sqlite, [...first, rebuild])
  const count = (table: string) => temp.store.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  expect([count('projects'), count('sessions'), count('transcript_items'), count('documents')]).toEqual([
    1, 1, 1, 1,
  ])
  expect(schemaVersion(temp.store.sqlite)).toBe(first.length + 1)
  expect(temp.store.sqlite.pragma('foreign_keys', { simple: true })).toBe(1)
})

test('inside a transaction the same rebuild would have lost them: the trap is real', () => {
  const { sqlite } = temp.store
  sqlite.transaction(() => {
    sqlite.pragma('foreign_keys = OFF')
    for (const statement of rebuild.statements) sqlite.exec(statement)
  })()
  expect(sqlite.prepare('SELECT count(*) FROM sessions').pluck().get()).toBe(0)
})

test.each([0, 1, 2, 3, 4, 5])('a failure after step %i leaves everything as it was', (step) => {
  const before = dump()
  const failing = {
    name: 'fails',
    statements: rebuild.statements.toSpliced(step, 0, 'INSERT INTO nowhere VALUES (1)'),
  }
  expect(() => applyMigrations(temp.store.sqlite, [...first, failing])).toThrow(/nowhere/)
  expect(dump()).toEqual(before)
  expect(temp.store.sqlite.pragma('foreign_keys', { simple: true })).toBe(1)
})

test('the migrations before a failing one stay', () => {
  const failing = { name: 'fails', statements: ['SELECT nothing FROM nowhere'] }
  expect(() => applyMigrations(temp.store.sqlite, [...first, rebuild, failing])).toThrow()
  expect(schemaVersion(temp.store.sqlite)).toBe(first.length + 1)
})

test('a migration that loses rows or orphans them is rolled back', () => {
  const before = dump()
  const loses = { name: 'loses', statements: ['DELETE FROM transcript_items'] }
  expect(() => applyMigrations(temp.store.sqlite, [...first, loses])).toThrow(
    /lose 1 of 1 rows of transcript_items/,
  )
  const orphans = { name: 'orphans', statements: [`UPDATE sessions SET project_id = 'nobody'`] }
  expect(() => applyMigrations(temp.store.sqlite, [...first, orphans])).toThrow(/without their parent/)
  expect(dump()).toEqual(before)
})

test('a schema newer than the app is refused', () => {
  temp.store.sqlite.pragma(`user_version = ${first.length + 1}`)
  expect(() => applyMigrations(temp.store.sqlite, first)).toThrow(
    expect.objectContaining({
      code: 'DATABASE_NEWER',
      message: expect.stringContaining('Nothing was changed'),
    }),
  )
})

test('opening with a pending migration takes a backup of the old schema first', () => {
  temp.store.close()
  const folder = join(temp.dataDir, 'two-migrations')
  mkdirSync(join(folder, 'meta'), { recursive: true })
  const all = [...first, { ...rebuild, name: '9999_rebuild_projects' }]
  writeFileSync(
    join(folder, 'meta/_journal.json'),
    JSON.stringify({ entries: all.map(({ name }) => ({ tag: name })) }),
  )
  for (const { name, statements } of all) {
    writeFileSync(join(folder, `${name}.sql`), statements.join('\n--> statement-breakpoint\n'))
  }
  temp.store = openStore({ dataDir: temp.dataDir, migrationsDir: folder, now: Date.now })
  expect(schemaVersion(temp.store.sqlite)).toBe(all.length)
  const [backup] = listBackups(temp.dataDir)
  expect(backup?.name).toMatch(/-migration\.db$/)
  const copy = new Database(join(temp.dataDir, 'backups', backup?.name ?? ''), { readonly: true })
  expect(schemaVersion(copy)).toBe(first.length)
  copy.close()
})
