// Catches: an export or import that is cancelled or fails and leaves something behind, and one that writes over what is
// there.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { createPace } from '../../../../src/main/import/pace.ts'
import { exportPackage } from '../../../../src/main/package/export-package.ts'
import { folderSink } from '../../../../src/main/package/folder-sink.ts'
import { importPackage, removeUnfinishedPackages } from '../../../../src/main/package/import-package.ts'
import { openPackage } from '../../../../src/main/package/open-package.ts'
import { zipSink } from '../../../../src/main/package/zip-sink.ts'
import { openSnapshot } from '../../../../src/main/store/snapshot.ts'
import { fillProject, rowsOfProject } from '../../../support/full-project.ts'
import { exportWhole, importWhole, unhurried } from '../../../support/package-kit.ts'
import { makeContext } from '../../../support/service-context.ts'
import { makeTempDir, withTempStore } from '../../../support/temp-store.ts'

/** Cancels after so many looks. */
function cancelledAfter(looks: number) {
  const controller = new AbortController()
  const pace = createPace(controller.signal, () => undefined)
  let left = looks
  return {
    ...pace,
    async breathe() {
      left -= 1
      if (left < 0) controller.abort()
      await pace.breathe()
    },
  }
}

test.each(['folder', 'file'] as const)(
  'an export (%s) that is cancelled anywhere leaves nothing',
  async (form) => {
    await withTempStore(async ({ store }) => {
      const { projectId } = fillProject(store)
      for (const looks of [0, 1, 5, 40, 80]) {
        const place = makeTempDir()
        const path = join(place, 'book')
        const sink = form === 'folder' ? folderSink(path) : zipSink(path)
        const snapshot = openSnapshot(store.dataDir)
        const run = { store: snapshot, projectId, exportedAt: 1, pace: cancelledAfter(looks) }
        await expect(exportPackage(run, sink)).rejects.toMatchObject({ code: 'CANCELLED' })
        await sink.discard()
        snapshot.close()
        expect(readdirSync(place)).toEqual([])
        rmSync(place, { recursive: true })
      }
    })
  },
)

test('an import that is cancelled anywhere leaves nothing, and can be done again', async () => {
  await withTempStore(async ({ store, dataDir }) => {
    const { projectId } = fillProject(store)
    const before = rowsOfProject(store, projectId)
    const path = await exportWhole(store, projectId)
    store.sqlite.prepare('DELETE FROM projects WHERE id = ?').run(projectId)
    rmSync(join(dataDir, 'recordings'), { recursive: true })
    for (const looks of [0, 3, 20, 40]) {
      const from = await openPackage(path, 99)
      const run = importPackage(makeContext(store), from, false, cancelledAfter(looks))
      await expect(run).rejects.toMatchObject({ code: 'CANCELLED' })
      expect(readdirSync(dataDir).filter((name) => !name.startsWith('studio.db'))).toEqual([])
    }
    await importWhole(store, path)
    expect(rowsOfProject(store, projectId)).toEqual(before)
  })
})

test('rows that cannot be committed take their sound back; what a crash staged goes at the next start', async () => {
  await withTempStore(async ({ store, dataDir }) => {
    const { projectId } = fillProject(store)
    const path = await exportWhole(store, projectId)
    store.sqlite.prepare('DELETE FROM projects WHERE id = ?').run(projectId)
    rmSync(join(dataDir, 'recordings'), { recursive: true })
    store.sqlite.exec(
      `CREATE TEMP TRIGGER refuse BEFORE INSERT ON main.notes BEGIN SELECT raise(ABORT, 'no'); END`,
    )
    await expect(importWhole(store, path)).rejects.toThrow('no')
    expect(readdirSync(join(dataDir, 'recordings'))).toEqual([])
    expect(Object.values(rowsOfProject(store, projectId)).flat()).toEqual([])

    mkdirSync(join(dataDir, 'importing-1', 'audio'), { recursive: true })
    removeUnfinishedPackages(dataDir)
    expect(readdirSync(dataDir)).not.toContain('importing-1')
  })
})

test('after starting anew the recordings that stayed are taken as they are, and none is written over', async () => {
  await withTempStore(async ({ store, dataDir }) => {
    const { projectId, sessionIds } = fillProject(store)
    const path = await exportWhole(store, projectId)
    store.sqlite.prepare('DELETE FROM projects WHERE id = ?').run(projectId)
    const kept = join(dataDir, 'recordings', sessionIds[0] ?? '', 'author-0001.webm')
    const sound = readFileSync(kept)
    writeFileSync(kept, 'another recording')
    await expect(importWhole(store, path)).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(readFileSync(kept, 'utf8')).toBe('another recording')

    writeFileSync(kept, sound)
    await importWhole(store, path)
    expect(readFileSync(kept).equals(sound)).toBe(true)
  })
})

test('an export never writes over what is there', async () => {
  await withTempStore(async ({ store }) => {
    const { projectId } = fillProject(store)
    const first = await exportWhole(store, projectId)
    const sink = folderSink(first)
    const snapshot = openSnapshot(store.dataDir)
    await exportPackage({ store: snapshot, projectId, exportedAt: 1, pace: unhurried() }, sink)
    snapshot.close()
    expect(basename(await sink.finish())).toBe('book-2')
    expect(readdirSync(dirname(first)).toSorted()).toEqual(['book', 'book-2'])
  })
})
