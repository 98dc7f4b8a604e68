// Catches: a deleted project whose words stay in the data folder: in the database's free pages, its index, its log, a
// recording, a backup or the studio's own log; and a proof that does not look.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { requireMayErase } from '../../../../src/main/erase/may-erase.ts'
import { eraseProject } from '../../../../src/main/erase/erase-project.ts'
import { viewDeletion } from '../../../../src/main/erase/view-deletion.ts'
import { createBackup, listBackups } from '../../../../src/main/store/backups.ts'
import { restoreBackup } from '../../../../src/main/store/restore.ts'
import { openStore } from '../../../../src/main/store/store.ts'
import { filesWith } from '../../../support/files-with.ts'
import { fillProject, rowsOfProject, type FullProject } from '../../../support/full-project.ts'
import { migrationsDir, withTempStore, type TempStore } from '../../../support/temp-store.ts'

const texts = [
  'Quixotic zephyrs vexed the jumbled bishop. '.repeat(60),
  'Nine pangolins waltzed past the brewery.',
  'The harbour smelled of tar and oranges.',
  'Nobody in the house could read a clock.',
  'We sold the piano to pay for the roof.',
]

function fill({ store, dataDir }: TempStore): { gone: FullProject; stays: FullProject } {
  const stays = fillProject(store, { title: 'Stays' })
  const gone = fillProject(store, { title: 'Gone', texts })
  createBackup(store, 'manual')
  mkdirSync(join(dataDir, 'logs'))
  writeFileSync(join(dataDir, 'logs', 'studio.log'), `session ${gone.sessionIds[0]}: something\nand more\n`)
  return { gone, stays }
}

test('nothing of it is left, by the test’s own search and the studio’s; the other project is as it was', async () => {
  await withTempStore(async (temp) => {
    const { store, dataDir } = temp
    const { gone, stays } = fill(temp)
    const before = rowsOfProject(store, stays.projectId)
    expect(filesWith(dataDir, gone.sentence).length).toBeGreaterThanOrEqual(2)
    store.close()

    const report = await eraseProject({ dataDir, projectId: gone.projectId, fromCopies: true })
    expect(report).toMatchObject({ found: [], keptCopies: [], cleanedCopies: 1, sessions: 2 })
    expect(report.sentences).toBeGreaterThanOrEqual(5)
    for (const words of [gone.sentence, 'pangolins', 'zephyrs vexed', gone.projectId, ...gone.sessionIds])
      expect(filesWith(dataDir, words)).toEqual([])
    expect(filesWith(dataDir, 'and more')).toEqual([join(dataDir, 'logs', 'studio.log')])
    expect(readdirSync(join(dataDir, 'recordings')).toSorted()).toEqual(stays.sessionIds.toSorted())

    const [backup] = listBackups(dataDir)
    restoreBackup(dataDir, backup?.name ?? '')
    for (let round = 0; round < 2; round += 1) {
      const again = openStore({ dataDir, migrationsDir, now: () => 1 })
      expect(rowsOfProject(again, stays.projectId)).toEqual(before)
      again.sqlite.exec(`INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)`)
      again.close()
    }
  })
})

test('backups that are kept are named, and what is left in them is found', async () => {
  await withTempStore(async (temp) => {
    const { gone } = fill(temp)
    temp.store.close()
    const { dataDir } = temp
    const report = await eraseProject({ dataDir, projectId: gone.projectId, fromCopies: false })
    const [backup] = listBackups(dataDir)
    expect(report.keptCopies).toEqual([backup?.name])
    expect(report.found.map(({ file }) => file)).toEqual([`backups/${backup?.name}`])
  })
})

test('a damaged database that was kept goes with it, or is named', async () => {
  await withTempStore(async (temp) => {
    const { gone } = fill(temp)
    temp.store.close()
    const kept = join(temp.dataDir, 'studio-damaged-20260101T000000000Z.db')
    writeFileSync(kept, `nonsense ${gone.projectId} ${gone.sentence}`)
    expect(filesWith(temp.dataDir, gone.sentence)).toContain(kept)
    const report = await eraseProject({ dataDir: temp.dataDir, projectId: gone.projectId, fromCopies: true })
    expect(report).toMatchObject({ cleanedCopies: 2, found: [] })
    expect(filesWith(temp.dataDir, gone.sentence)).toEqual([])
  })
})

test('a sentence that another project says, too, is told apart from remains', async () => {
  await withTempStore(async ({ store, dataDir }) => {
    const sentence = 'We both remember the lamp in the window.'
    fillProject(store, { title: 'Stays', sentence })
    const gone = fillProject(store, { title: 'Gone', sentence, texts })
    store.close()
    const report = await eraseProject({ dataDir, projectId: gone.projectId, fromCopies: true })
    expect(report.found).toEqual([])
    expect(report.alsoElsewhere).toBeGreaterThan(0)
  })
})

test('what will go is counted, and nothing goes without its title or while a recording is made', async () => {
  await withTempStore(async (temp) => {
    const { gone } = fill(temp)
    const { store } = temp
    expect(await viewDeletion(store, gone.projectId)).toMatchObject({
      ...{ title: 'Gone', notes: 8, drafts: 2, backups: 1, damagedCopies: 0 },
      counts: { sessions: 2, turns: 4 },
    })
    expect(() => requireMayErase(store, gone.projectId, 'Stays')).toThrow(/another one/)
    requireMayErase(store, gone.projectId, ' gone ')
    store.sqlite
      .prepare(`UPDATE recording_segments SET status = 'open' WHERE session_id = ?`)
      .run(gone.sessionIds[0])
    expect(() => requireMayErase(store, gone.projectId, 'Gone')).toThrow(/under way/)
  })
})
