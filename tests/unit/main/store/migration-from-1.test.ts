// Catches: an update of the studio that loses, changes or hides what its first version wrote. The fixture is a dump of
// a database of schema 1: a guided interview that ended, with its transcript, and one that was left open.
import Database from 'better-sqlite3'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listBackups } from '../../../../src/main/store/backups.ts'
import { readMigrations, schemaVersion } from '../../../../src/main/store/migrations.ts'
import { checkDatabase } from '../../../../src/main/store/startup.ts'
import { openStore, type Store } from '../../../../src/main/store/store.ts'
import { findDamagedItems } from '../../../../src/main/store/verify-items.ts'
import { makeTempDir, migrationsDir } from '../../../support/temp-store.ts'
import { makeItem } from '../../../support/items.ts'
import { entry, makeVoiceRig } from '../voice/voice-rig.ts'

let dataDir: string
let store: Store
let before: Record<string, unknown[]>
beforeEach(() => {
  dataDir = makeTempDir()
  const old = new Database(join(dataDir, 'studio.db'))
  // A dump writes children before their parents.
  old.pragma('foreign_keys = OFF')
  old.exec(readFileSync(join(import.meta.dirname, '../../../fixtures/store/schema-1.sql'), 'utf8'))
  before = rowsOf(old)
  old.close()
  store = openStore({ dataDir, migrationsDir, now: Date.now })
})
afterEach(() => {
  store.close()
  rmSync(dataDir, { recursive: true, force: true })
})

function rowsOf(sqlite: Database.Database): Record<string, unknown[]> {
  const tables = sqlite
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all()
  return Object.fromEntries(
    tables.map((name) => [name, sqlite.prepare(`SELECT * FROM "${name}" ORDER BY rowid`).all()]),
  )
}

test('every row of schema 1 is there as it was, and a copy of the old database is kept', () => {
  expect(rowsOf(store.sqlite)).toMatchObject(before)
  expect(Object.values(before).flat().length).toBeGreaterThan(70)
  expect(schemaVersion(store.sqlite)).toBe(readMigrations(migrationsDir).length)
  expect(findDamagedItems(store.sqlite)).toEqual([])
  const [backup] = listBackups(dataDir)
  const copy = new Database(join(dataDir, 'backups', backup?.name ?? ''), { readonly: true })
  expect([schemaVersion(copy), rowsOf(copy)]).toEqual([1, before])
  copy.close()
})

test('a voice session can be held in an old project', () => {
  const rig = makeVoiceRig(store)
  const [project] = before['projects'] as { id: string }[]
  const { session } = rig.routes['voice.start']({ projectId: project?.id ?? null })
  rig.routes['voice.record']({
    sessionId: session.id,
    entries: [entry(0, { type: 'session.created' })],
    items: [makeItem({ itemId: 'a' })],
  })
  expect(rig.routes['voice.stop']({ sessionId: session.id, shown: [] })).toMatchObject({ items: 1 })
  expect(checkDatabase(dataDir, migrationsDir)).toEqual({ problem: null, message: '' })
})
