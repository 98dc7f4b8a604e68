// Catches: a log that grows until a commit of main has to copy it back, and a copying that loses what is written meanwhile.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDatabaseThread, type DatabaseThread } from '../../../../src/main/store/database-thread.ts'
import { LOG_LIMIT_BYTES } from '../../../../src/main/store/pragmas.ts'
import { getSetting, setSetting } from '../../../../src/main/store/queries/settings.ts'
import { keepLogShort, type ShortLog } from '../../../../src/main/store/short-log.ts'
import { makeTempStore, type TempStore } from '../../../support/temp-store.ts'

let temp: TempStore
let thread: DatabaseThread
let shortLog: ShortLog
const run = vi.fn<DatabaseThread['run']>()
const errors: unknown[] = []
beforeEach(() => {
  temp = makeTempStore()
  thread = createDatabaseThread()
  run.mockReset().mockImplementation((name, input) => thread.run(name, input))
  shortLog = keepLogShort(temp.store, { run }, (error) => errors.push(error))
})
afterEach(async () => {
  shortLog.stop()
  await thread.close(10_000)
  temp.cleanup()
  expect(errors.splice(0)).toEqual([])
})

const sizeOf = (name: string): number => statSync(join(temp.dataDir, name)).size
const write = (n: number, length: number): void => {
  setSetting(temp.store, `text ${n}`, 'word '.repeat(length / 5))
  shortLog.hear()
}
const isDone = (): Promise<unknown> =>
  vi.waitFor(() => expect(sizeOf('studio.db')).toBeGreaterThan(LOG_LIMIT_BYTES), 20_000)

test('a log past its limit is copied back by the thread while main goes on writing', async () => {
  for (let n = 0; n < 4; n += 1) write(n, LOG_LIMIT_BYTES / 3)
  const before = sizeOf('studio.db-wal')
  expect(before).toBeGreaterThan(LOG_LIMIT_BYTES)
  expect(sizeOf('studio.db')).toBeLessThan(LOG_LIMIT_BYTES)
  for (let n = 4; sizeOf('studio.db') < LOG_LIMIT_BYTES && n < 2000; n += 1) {
    write(n, 1000)
    await wait(10)
  }
  await isDone()
  let more = 5
  await vi.waitFor(() => {
    write(9999, (more += 5))
    expect(sizeOf('studio.db-wal')).toBeLessThanOrEqual(LOG_LIMIT_BYTES)
  }, 20_000)
  for (let n = 0; n < 5; n += 1) expect(getSetting(temp.store, `text ${n}`)).not.toBeNull()
  expect(temp.store.sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
})

test('a short log is left alone', async () => {
  write(1, 100_000)
  await wait(1500)
  expect(run).not.toHaveBeenCalled()
})

test('what it could not do is told, and tried again', async () => {
  run.mockRejectedValueOnce(new Error('the disk is full'))
  for (let n = 0; n < 4; n += 1) write(n, LOG_LIMIT_BYTES / 3)
  await vi.waitFor(() => expect(errors.splice(0)).toEqual([new Error('the disk is full')]), 20_000)
  write(5, 100)
  await isDone()
})
