// Catches: a database that opens unread though a crash, a restore or somebody else has changed it since.
import { copyFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
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

test('holds for one opening', () => {
  expect(takeClosedMark(temp.dataDir)).toBe(false)
  markClosed(temp.dataDir)
  expect(takeClosedMark(temp.dataDir)).toBe(true)
  expect(takeClosedMark(temp.dataDir)).toBe(false)
})

test.each([
  ['written to', () => writeFileSync(path, 'x', { flag: 'r+' })],
  ['shortened', () => truncateSync(path, 4096)],
  ['another file of the same size', () => utimesSync(path, new Date(0), new Date(0))],
  ['left with changes beside it', () => copyFileSync(path, `${path}-wal`)],
  ['marked by a torn file', () => writeFileSync(`${path}-closed`, '{"bytes": 12')],
])('does not hold where the database was %s', (_what, change) => {
  markClosed(temp.dataDir)
  change()
  expect(takeClosedMark(temp.dataDir)).toBe(false)
})

test('is not given to a database that is still open', () => {
  const store = openStore({ dataDir: temp.dataDir, migrationsDir, now: Date.now })
  store.sqlite.exec('CREATE TABLE more (n INTEGER)')
  markClosed(temp.dataDir)
  expect(takeClosedMark(temp.dataDir)).toBe(false)
  store.close()
})
