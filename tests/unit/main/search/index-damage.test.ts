// Catches: a damaged index that keeps words from being saved or the library from being opened, or that stays damaged.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createBackup, listBackups } from '../../../../src/main/store/backups.ts'
import { createNote } from '../../../../src/main/projects/keep-notes.ts'
import { listItems } from '../../../../src/main/store/queries/transcript.ts'
import { checkDatabase } from '../../../../src/main/store/startup.ts'
import { isIndexWhole, setIndexAside } from '../../../../src/main/store/search-index.ts'
import { openStore } from '../../../../src/main/store/store.ts'
import { addSession } from '../../../support/items.ts'
import { makeTempStore, migrationsDir, type TempStore } from '../../../support/temp-store.ts'
import { addProject, makeSearchRig, say, type SearchRig } from './search-rig.ts'

let temp: TempStore
let rig: SearchRig
let projectId: string
beforeEach(() => {
  temp = makeTempStore()
  rig = makeSearchRig(temp.store)
  projectId = addProject(rig, 'The book')
  addSession(temp.store, 's', projectId)
  temp.store.transaction(() => {
    for (let n = 0; n < 400; n++)
      say(rig, 's', `i${n}`, `the lamp number ${n}, word ${n * 7919}`, after('i', n))
  })
})
afterEach(async () => {
  await rig.search.close()
  temp.cleanup()
})

const after = (name: string, n: number) => ({ previousItemId: n === 0 ? null : `${name}${n - 1}` })

/** `structure` is one row that says where all others are; `empty` makes it say that there are none. */
type Damage = 'structure' | 'empty' | 'leaves'
const damaged: Record<Damage, string> = {
  structure: `SET block = x'ff0102030405060708090a0b0c0d0e0f' WHERE id = 10`,
  empty: `SET block = x'' WHERE id = 10`,
  leaves: `SET block = x'00ff00ff' WHERE id > 10`,
}

function damage(how: Damage): void {
  const { sqlite } = temp.store
  sqlite.unsafeMode(true)
  sqlite.exec(`UPDATE search_index_data ${damaged[how]}`)
  sqlite.unsafeMode(false)
  // A connection keeps pages of the index in memory; the next one reads what is there.
  temp.store.close()
  temp.store = openStore({ dataDir: temp.dataDir, migrationsDir, now: Date.now })
  rig = makeSearchRig(temp.store)
}

test.each(['structure', 'leaves'] as const)(
  'a search over a damaged index (%s) says that it is made anew, and then finds everything',
  async (how) => {
    damage(how)
    expect(rig.ask('lamp')).toMatchObject({ hits: [], isRebuilding: true })
    await rig.search.settled()
    expect(rig.ctx.events).toContainEqual({ name: 'search.changed', payload: { isRebuilding: false } })
    expect(rig.ask('lamp')).toMatchObject({ total: 400, isRebuilding: false })
    expect([rig.reported, rig.warned.length]).toEqual([[], 1])
  },
)

test.each(['structure', 'empty', 'leaves'] as const)(
  'what is said over a damaged index (%s) is saved, and found afterwards',
  async (how) => {
    damage(how)
    for (let n = 0; n < 300; n++) say(rig, 's', `new${n}`, `the lantern ${n}`, after('new', n))
    temp.store.sqlite.exec(`UPDATE transcript_items SET text = 'a candle' WHERE item_id = 'i5'`)
    createNote(rig.ctx, { projectId, noteType: 'fact', content: 'a lantern of tin' })
    expect(listItems(temp.store, 's')).toHaveLength(700)
    rig.ask('lamp')
    await rig.search.settled()
    expect([rig.ask('lamp').total, rig.ask('lantern').total, rig.ask('candle').total]).toEqual([399, 301, 1])
  },
)

test('what comes and goes while it is made anew is right in the end', async () => {
  addSession(temp.store, 'late', projectId)
  setIndexAside(temp.store.sqlite)
  rig.search.start()
  for (let n = 0; n < 400; n += 4) {
    temp.store.sqlite.prepare('DELETE FROM transcript_items WHERE item_id = ?').run(`i${n}`)
    say(rig, 'late', `late${n}`, `the lantern ${n}`)
    if (n % 20 === 0) await new Promise(setImmediate)
  }
  await rig.search.settled()
  expect([rig.ask('lamp').total, rig.ask('lantern').total]).toEqual([300, 100])
  temp.store.sqlite.exec(`INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)`)
})

test('the studio opens, backs up and mends itself', async () => {
  damage('leaves')
  temp.store.close()
  expect(checkDatabase(temp.dataDir, migrationsDir)).toEqual({
    problem: null,
    message: '',
    isIndexDamaged: true,
  })
  temp.store = openStore({ dataDir: temp.dataDir, migrationsDir, now: Date.now })
  rig = makeSearchRig(temp.store)
  createBackup(temp.store, 'manual')
  expect(listBackups(temp.dataDir)).toHaveLength(1)
  setIndexAside(temp.store.sqlite)
  rig.search.start()
  await rig.search.settled()
  expect(isIndexWhole(temp.store.sqlite)).toBe(true)
  expect(rig.ask('lamp').total).toBe(400)
})

test('a studio that ends in the midst goes on at the next start', async () => {
  setIndexAside(temp.store.sqlite)
  rig.search.start()
  await rig.search.close()
  expect(isIndexWhole(temp.store.sqlite)).toBe(false)
  rig = makeSearchRig(temp.store)
  rig.search.start()
  await rig.search.settled()
  expect(rig.ask('lamp').total).toBe(400)
})
