// Catches: a database that opens unread though a crash, a restore or somebody else has changed it since.
import { copyFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { markClosed, takeClosedMark } from '../../../../src/main/store/clean-close.ts'
import { openStore } from '../../../../src/main/store/store.ts'
import { makeTempStore, migrationsDir, type TempStore } from '../../../support/temp-store.ts'

let temp: TempStore
let path: string
beforeEach(() => {
  temp = makeTempStore()
  path = join(temp.dataDir, 'studio.db')
  temp.store.close()
})
afterEach(() => temp.cleanup())

const NOW = Date.UTC(2026, 10, 30)
const DAY = 24 * 60 * 60_000
const take = (now = NOW) => takeClosedMark(temp.dataDir, now)

test('holds for one opening', () => {
  expect(take()).toBeNull()
  markClosed(temp.dataDir, NOW - DAY)
  expect(take()).toBe(NOW - DAY)
  expect(take()).toBeNull()
})

test('does not hold for what was read whole long ago, or by a clock that is ahead', () => {
  for (const at of [NOW - 8 * DAY, NOW + DAY]) {
    markClosed(temp.dataDir, at)
    expect(take()).toBeNull()
  }
})

test.each([
  ['written to', () => writeFileSync(path, 'x', { flag: 'r+' })],
  ['shortened', () => truncateSync(path, 4096)],
  ['another file of the same size', () => utimesSync(path, new Date(0), new Date(0))],
  ['left with changes beside it', () => copyFileSync(path, `${path}-wal`)],
  ['marked by a torn file', () => writeFileSync(`${path}-closed`, '{"bytes": 12')],
  ['removed', () => rmSync(path)],
])('does not hold where the database was %s', (_what, change) => {
  markClosed(temp.dataDir, NOW)
  change()
  expect(take()).toBeNull()
})

test('is not given to a database that is still open', () => {
  const store = openStore({ dataDir: temp.dataDir, migrationsDir, now: Date.now })
  store.sqlite.exec('CREATE TABLE more (n INTEGER)')
  markClosed(temp.dataDir, NOW)
  expect(take()).toBeNull()
  store.close()
})
