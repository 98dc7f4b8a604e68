// Catches: a damaged or missing database that is replaced by a fresh one, or touched before it is kept.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createBackup, listBackups } from '../../../../src/main/store/backups.ts'
import { listItems, saveTranscriptItem } from '../../../../src/main/store/queries/transcript.ts'
import { restoreBackup, setDatabaseAside } from '../../../../src/main/store/restore.ts'
import { checkDatabase, purgeDeletedProjects } from '../../../../src/main/store/startup.ts'
import { openStore } from '../../../../src/main/store/store.ts'
import { createProject } from '../../../../src/main/projects/create-project.ts'
import { deleteProject } from '../../../../src/main/projects/update-project.ts'
import { corruptions } from '../../../support/damaged-database.ts'
import { addSession, makeItem } from '../../../support/items.ts'
import { makeContext } from '../../../support/service-context.ts'
import { makeTempStore, migrationsDir, type TempStore } from '../../../support/temp-store.ts'

let temp: TempStore
let path: string
beforeEach(() => {
  temp = makeTempStore()
  path = join(temp.dataDir, 'studio.db')
  addSession(temp.store, 's')
  temp.store.transaction(() => {
    for (let n = 0; n < 500; n++) {
      saveTranscriptItem(
        temp.store,
        's',
        makeItem({ itemId: `i${n}`, previousItemId: n === 0 ? null : `i${n - 1}` }),
      )
    }
  })
})
afterEach(() => temp.cleanup())

const check = () => checkDatabase(temp.dataDir, migrationsDir)
const reopen = () => (temp.store = openStore({ dataDir: temp.dataDir, migrationsDir, now: Date.now }))

describe.each(Object.entries(corruptions))('%s', (_name, corrupt) => {
  test('is found, kept and restored from', () => {
    const backup = createBackup(temp.store, 'manual')
    temp.store.close()
    corrupt(path)
    const damaged = readFileSync(path)

    expect(check()).toMatchObject({ problem: 'corrupt', message: expect.stringContaining('Restore') })
    expect(readFileSync(path).equals(damaged)).toBe(true)

    const kept = restoreBackup(temp.dataDir, backup.name)
    expect(readFileSync(kept ?? '').equals(damaged)).toBe(true)
    expect(check().problem).toBeNull()
    expect(listItems(reopen(), 's')).toHaveLength(500)
  })
})

test('a first start is no problem', () => {
  temp.store.close()
  rmSync(path)
  expect(check()).toEqual({ problem: null, message: '' })
})

test('a missing database beside backups is never replaced', () => {
  createBackup(temp.store, 'manual')
  temp.store.close()
  rmSync(path)
  expect(check().problem).toBe('missing')
  expect(existsSync(path)).toBe(false)
})

test('a log without its database is not thrown away', () => {
  temp.store.close()
  rmSync(path)
  writeFileSync(`${path}-wal`, 'what SQLite would delete')
  expect(check().problem).toBe('missing')
  expect(existsSync(`${path}-wal`)).toBe(true)
})

test('an empty but whole database beside backups is not taken for the library', () => {
  createBackup(temp.store, 'manual')
  temp.store.close()
  rmSync(path)
  const fresh = new Database(path)
  fresh.exec('CREATE TABLE other (a)')
  fresh.close()
  expect(check().problem).toBe('missing')
})

test('a newer schema is told apart from damage', () => {
  temp.store.sqlite.pragma('user_version = 99')
  temp.store.close()
  expect(check()).toMatchObject({ problem: 'newer', message: expect.stringContaining('newest version') })
})

test('a folder in the place of the file is unreadable, not fresh', () => {
  temp.store.close()
  rmSync(path)
  mkdirSync(path)
  writeFileSync(join(path, 'something'), '')
  expect(check().problem).toBe('unreadable')
  rmSync(path, { recursive: true })
})

test('what a crash left in the log is there after the check', () => {
  saveTranscriptItem(temp.store, 's', makeItem({ itemId: 'late', previousItemId: 'i499' }))
  expect(check().problem).toBeNull()
  expect(listItems(temp.store, 's')).toHaveLength(501)
})

test('starting anew keeps the former database and its log', () => {
  temp.store.close()
  writeFileSync(`${path}-wal`, 'log')
  const before = readFileSync(path)
  const kept = setDatabaseAside(temp.dataDir) ?? ''
  expect(readFileSync(kept).equals(before)).toBe(true)
  expect(existsSync(`${kept}-wal`)).toBe(true)
  expect(listItems(reopen(), 's')).toEqual([])
})

test.each(['../studio.db', '/etc/passwd', 'studio.db', 'nothing.db'])('%s is no backup', (name) => {
  createBackup(temp.store, 'manual')
  const before = readdirSync(temp.dataDir)
  expect(() => restoreBackup(temp.dataDir, name)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
  expect(readdirSync(temp.dataDir)).toEqual(before)
})

test('a damaged backup is not put in the place of anything', () => {
  const { name } = createBackup(temp.store, 'manual')
  temp.store.close()
  writeFileSync(join(temp.dataDir, 'backups', name), 'rubbish')
  const before = readFileSync(path)
  expect(() => restoreBackup(temp.dataDir, name)).toThrow(
    expect.objectContaining({ code: 'DATABASE_CORRUPT' }),
  )
  expect(readFileSync(path).equals(before)).toBe(true)
  expect(listBackups(temp.dataDir)).toHaveLength(1)
})

test('a purge takes the deleted project with all that is its own, and nothing else', () => {
  const ctx = makeContext(temp.store)
  const gone = createProject(ctx, { title: 'Gone', contentType: 'article' })
  const stays = createProject(ctx, { title: 'Stays', contentType: 'article' })
  addSession(temp.store, 'gone', gone.id)
  saveTranscriptItem(temp.store, 'gone', makeItem({ itemId: 'x' }))
  deleteProject(ctx, gone.id)
  expect(purgeDeletedProjects(temp.store)).toEqual([gone.id])
  expect(listItems(temp.store, 'gone')).toEqual([])
  const left = temp.store.sqlite.prepare('SELECT project_id FROM documents').pluck().all()
  expect(left).toEqual([stays.id])
  expect(listItems(temp.store, 's')).toHaveLength(500)
})
