// Catches: a backup that misses words, a half-written one under a backup's name, retention that eats the last good one.
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backupsToKeep } from '../../../../src/main/store/backup-retention.ts'
import { scheduleBackups, type BackupClock } from '../../../../src/main/store/backup-schedule.ts'
import { createBackup, listBackups } from '../../../../src/main/store/backups.ts'
import { saveTranscriptItem } from '../../../../src/main/store/queries/transcript.ts'
import { openStore } from '../../../../src/main/store/store.ts'
import { addSession, makeItem } from '../../../support/items.ts'
import { makeTempStore, migrationsDir, type TempStore } from '../../../support/temp-store.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const start = Date.UTC(2026, 10, 22, 10)

let temp: TempStore
beforeEach(() => {
  temp = makeTempStore()
  addSession(temp.store, 's')
})
afterEach(() => temp.cleanup())

let said = 0
const say = () =>
  saveTranscriptItem(temp.store, 's', makeItem({ itemId: `i${said++}`, previousItemId: `i${said - 2}` }))

test('a backup holds what was committed, its time is in its name, and two in one millisecond both stay', () => {
  const item = say()
  const first = createBackup(temp.store, 'manual', start)
  const second = createBackup(temp.store, 'manual', start)
  expect(first).toMatchObject({ name: 'studio-20261122T100000000Z-manual.db', createdAt: start, damaged: [] })
  expect(listBackups(temp.dataDir).map(({ name }) => name)).toEqual([second.name, first.name])
  const copy = new Database(join(temp.dataDir, 'backups', first.name), { readonly: true })
  expect(copy.prepare('SELECT item_id FROM transcript_items').pluck().all()).toEqual([item.itemId])
  expect(copy.pragma('user_version', { simple: true })).toBe(
    temp.store.sqlite.pragma('user_version', { simple: true }),
  )
  copy.close()
})

test('files that are not ours are neither listed nor removed; unfinished copies are', () => {
  createBackup(temp.store, 'manual', start)
  const folder = join(temp.dataDir, 'backups')
  writeFileSync(join(folder, 'my own copy.db'), 'x')
  writeFileSync(join(folder, 'studio-20261122T100000000Z-manual.db.unfinished'), 'x')
  expect(listBackups(temp.dataDir)).toHaveLength(1)
  for (let day = 1; day < 60; day++) createBackup(temp.store, 'daily', start + day * DAY)
  expect(readdirSync(folder)).toContain('my own copy.db')
  expect(readdirSync(folder).filter((name) => name.endsWith('.unfinished'))).toEqual([])
})

test('a copy that is not whole never gets the name of a backup', () => {
  const { sqlite } = temp.store
  sqlite.exec('CREATE TABLE measured (value INTEGER)')
  sqlite.exec('INSERT INTO measured VALUES (NULL)')
  // A row that its table forbids, as a bad disk makes them: SQLite copies it as it is, and its check complains.
  sqlite.unsafeMode()
  sqlite.pragma('writable_schema = ON')
  const sql = 'CREATE TABLE measured (value INTEGER NOT NULL)'
  sqlite.prepare(`UPDATE sqlite_schema SET sql = ? WHERE name = 'measured'`).run(sql)
  temp.store.close()
  temp.store = openStore({ dataDir: temp.dataDir, migrationsDir, now: Date.now })
  expect(() => createBackup(temp.store, 'manual')).toThrow(
    expect.objectContaining({ code: 'DATABASE_CORRUPT' }),
  )
  expect(readdirSync(join(temp.dataDir, 'backups'))).toEqual([])
})

test('bytes that changed on the disk are found, and then nothing older is removed', () => {
  const item = say()
  for (let n = 0; n < 20; n++) createBackup(temp.store, 'session', start + n * MINUTE)
  const kept = listBackups(temp.dataDir).length
  temp.store.sqlite.prepare(`UPDATE transcript_items SET text = 'something else'`).run()
  const { damaged } = createBackup(temp.store, 'manual', start + HOUR)
  expect(damaged).toEqual([{ sessionId: 's', itemId: item.itemId }])
  expect(listBackups(temp.dataDir)).toHaveLength(kept + 1)
})

describe('retention', () => {
  const at = (createdAt: number) => ({ name: new Date(createdAt).toISOString(), createdAt })

  test('a year of a backup every six hours leaves the latest five, seven days and four weeks', () => {
    const all = Array.from({ length: 4 * 365 }, (_, n) => at(start - n * 6 * HOUR))
    const kept = all.filter(({ name }) => backupsToKeep(all).has(name))
    const age = (n: number) => (start - (kept[n]?.createdAt ?? 0)) / HOUR
    expect(kept.length).toBeLessThanOrEqual(5 + 7 + 4)
    expect([0, 1, 2, 3, 4].map(age)).toEqual([0, 6, 12, 18, 24])
    expect(new Set(kept.map(({ name }) => name.slice(0, 10))).size).toBeGreaterThanOrEqual(7)
    // 22 November 2026 is a Sunday: the week before ended seven days ago, and so on.
    expect((start - (kept.at(-1)?.createdAt ?? 0)) / DAY).toBeGreaterThanOrEqual(20)
  })

  test('few backups, however old, all stay', () => {
    const all = [1, 40, 400, 4000].map((days) => at(start - days * DAY))
    expect(backupsToKeep(all).size).toBe(4)
  })
})

describe('the schedule', () => {
  function testClock(): BackupClock & { run(ms: number): Promise<void>; waiting: number } {
    let time = start
    let due: { at: number; run: () => void } | null = null
    return {
      now: () => time,
      after(ms, run) {
        due = { at: time + ms, run }
        return () => (due = null)
      },
      async run(ms) {
        const end = time + ms
        while (due !== null && due.at <= end) {
          time = due.at
          const { run } = due
          due = null
          run()
          // The next comes once the backup is made.
          await setImmediate()
        }
        time = end
      },
      get waiting() {
        return due === null ? 0 : 1
      },
    }
  }
  const problems: string[] = []
  const schedule = (clock: BackupClock, isSessionLive: () => boolean) =>
    scheduleBackups(temp.store, {
      clock,
      isSessionLive,
      onProblem: (message) => problems.push(message),
      backUp: (reason, now) => Promise.resolve().then(() => createBackup(temp.store, reason, now)),
    })
  const count = () => listBackups(temp.dataDir).length

  test('every ten minutes of a session in which something was said', async () => {
    const clock = testClock()
    const { stop } = schedule(clock, () => true)
    say()
    await clock.run(10 * MINUTE)
    expect(count()).toBe(1)
    await clock.run(HOUR)
    expect(count()).toBe(1)
    say()
    await clock.run(10 * MINUTE)
    expect(count()).toBe(2)
    stop()
    expect(clock.waiting).toBe(0)
  })

  test('without a session once a day', async () => {
    const clock = testClock()
    const { stop } = schedule(clock, () => false)
    say()
    await clock.run(30 * MINUTE)
    expect(count()).toBe(1)
    say()
    await clock.run(20 * HOUR)
    expect(count()).toBe(1)
    await clock.run(5 * HOUR)
    expect(count()).toBe(2)
    stop()
  })

  test('at the end of a session, once', async () => {
    const { sessionEnded, stop } = schedule(testClock(), () => false)
    say()
    await Promise.all([sessionEnded(), sessionEnded()])
    expect(count()).toBe(1)
    stop()
    say()
    await sessionEnded()
    expect(count()).toBe(1)
  })

  test('damage and failures are told, and the next tick comes all the same', async () => {
    const clock = testClock()
    const { stop } = schedule(clock, () => true)
    say()
    temp.store.sqlite.prepare(`UPDATE transcript_items SET text = 'x'`).run()
    await clock.run(10 * MINUTE)
    expect(problems.join()).toContain('1 passage')
    expect(clock.waiting).toBe(1)
    stop()
  })
})
