// Catches: a backup that holds main, misses what was just said, or is swept by another; a closing that waits for ever.
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import Database from 'better-sqlite3'
import { createDatabaseThread, type DatabaseThread } from '../../../../src/main/store/database-thread.ts'
import { saveTranscriptItem } from '../../../../src/main/store/queries/transcript.ts'
import { listBackups } from '../../../../src/main/store/backups.ts'
import { addSession, makeItem } from '../../../support/items.ts'
import { makeTempStore, migrationsDir, type TempStore } from '../../../support/temp-store.ts'

let temp: TempStore
let thread: DatabaseThread
beforeEach(() => {
  temp = makeTempStore()
  thread = createDatabaseThread()
  addSession(temp.store, 's')
})
afterEach(async () => {
  await thread.close(10_000)
  temp.cleanup()
})

const now = Date.UTC(2026, 10, 22, 10)
const backUp = () => thread.run('backup', { dataDir: temp.dataDir, reason: 'session', now })
const say = (itemId: string) => saveTranscriptItem(temp.store, 's', makeItem({ itemId }))

test('two backups asked for at once are both made, with what was said before and while main goes on writing', async () => {
  say('one')
  const both = Promise.all([backUp(), backUp()])
  say('two')
  const made = await both
  expect(new Set(made.map(({ name }) => name)).size).toBe(2)
  expect(made.map(({ damaged }) => damaged)).toEqual([[], []])
  expect(
    readdirSync(join(temp.dataDir, 'backups')).filter((name) => !made.some((backup) => backup.name === name)),
  ).toEqual([])
  for (const { name } of made) {
    const copy = new Database(join(temp.dataDir, 'backups', name), { readonly: true })
    const ids = copy.prepare('SELECT item_id FROM transcript_items').pluck().all()
    copy.close()
    expect(ids).toContain('one')
  }
})

test('says what the task threw, and does the next one', async () => {
  say('one')
  writeFileSync(join(temp.dataDir, 'backups'), 'a file where the folder should be')
  await expect(backUp()).rejects.toThrow(/EEXIST/)
  rmSync(join(temp.dataDir, 'backups'))
  expect(await backUp()).toMatchObject({ damaged: [] })
  const check = { dataDir: temp.dataDir, migrationsDir }
  expect(await thread.run('check', check)).toEqual({ problem: null, message: '' })
})

test('a closing calls off what is not begun, and leaves nothing half-written under a name', async () => {
  const first = backUp()
  const second = backUp()
  const ends = Promise.allSettled([first, second])
  await thread.close(0)
  const [, last] = await ends
  expect(last).toMatchObject({ status: 'rejected', reason: { code: 'CANCELLED' } })
  await expect(backUp()).rejects.toMatchObject({ code: 'CANCELLED' })
  expect(listBackups(temp.dataDir).length).toBeLessThan(2)
})
