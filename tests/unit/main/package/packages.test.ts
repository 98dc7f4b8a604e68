// Catches: two exports or imports at once, a choice that can be forged or outlives its time, a whole library that does not
// come back, and an export that goes on while the store is closed under it.
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Packages, type PackagePorts } from '../../../../src/main/package/packages.ts'
import { fillProject, rowsOfProject } from '../../../support/full-project.ts'
import { makeContext } from '../../../support/service-context.ts'
import { makeTempDir, makeTempStore, type TempStore } from '../../../support/temp-store.ts'

let temp: TempStore
let place: string
beforeEach(() => {
  temp = makeTempStore()
  place = makeTempDir()
})
afterEach(() => {
  temp.cleanup()
  rmSync(place, { recursive: true, force: true })
})

function packagesOf({ store }: TempStore, chosen: string | null = place) {
  const answer = () => Promise.resolve(chosen)
  const ports: PackagePorts = { openFile: answer, openFolder: answer, saveFile: answer }
  const ctx = makeContext(store)
  return { packages: new Packages(ctx, ports), ctx }
}

test('a whole library leaves into one folder and comes back from it, each project by its own choice', async () => {
  const titles = ['One', 'Two', 'Two']
  const books = titles.map((title) => fillProject(temp.store, { title }))
  const exported = await packagesOf(temp).packages.export(null, 'folder')
  expect(exported).toMatchObject({ cancelled: false, missingAudio: 0 })
  expect(readdirSync(place).toSorted()).toEqual(['one', 'two', 'two-2'])

  const fresh = makeTempStore()
  try {
    const { packages, ctx } = packagesOf(fresh)
    const choice = await packages.choose('folder')
    expect(choice?.packages.map(({ title, isHere }) => [title, isHere])).toEqual(
      titles.map((title) => [title, false]),
    )
    const wanted = choice?.packages.map(({ packageId }) => ({ packageId, asCopy: false })) ?? []
    const imported = await packages.import(choice?.choiceId ?? '', wanted)
    expect(imported.map(({ error }) => error)).toEqual([null, null, null])
    for (const { projectId } of books)
      expect(rowsOfProject(fresh.store, projectId)['notes']).toEqual(
        rowsOfProject(temp.store, projectId)['notes'],
      )
    const told = ctx.events.filter(({ name }) => name === 'packages.progress')
    expect(told.at(-1)?.payload).toMatchObject({ fraction: 1 })
    // Again: each is there, and none keeps the next from being told of.
    const again = await packages.choose('folder')
    expect(again?.packages.every(({ isHere }) => isHere)).toBe(true)
    const refused = again?.packages.map(({ packageId }) => ({ packageId, asCopy: false })) ?? []
    const outcome = await packages.import(again?.choiceId ?? '', refused)
    expect(outcome.map(({ error }) => error?.includes('already'))).toEqual([true, true, true])
  } finally {
    fresh.cleanup()
  }
})

test('only what was chosen can be imported, and a forgotten choice is gone', async () => {
  fillProject(temp.store)
  const { packages } = packagesOf(temp)
  await packages.export(null, 'folder')
  const choice = await packages.choose('folder')
  const wanted = [{ packageId: 'another', asCopy: true }]
  await expect(packages.import(choice?.choiceId ?? '', wanted)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  packages.forget(choice?.choiceId ?? '')
  expect(() => packages.import(choice?.choiceId ?? '', wanted)).toThrow(/not there any more/)
})

test('a cancelled dialog writes nothing; a close cancels what goes on and waits for it to tidy up', async () => {
  const { projectId } = fillProject(temp.store)
  expect(await packagesOf(temp, null).packages.export(projectId, 'folder')).toMatchObject({ cancelled: true })
  const { packages } = packagesOf(temp)
  const going = packages.export(projectId, 'folder').catch((error: unknown) => error)
  await Promise.resolve()
  await Promise.resolve()
  await expect(packages.export(projectId, 'folder')).rejects.toMatchObject({ code: 'CONFLICT' })
  await packages.close()
  expect(await going).toMatchObject({ code: 'CANCELLED' })
  expect(readdirSync(place)).toEqual([])
  expect(readdirSync(join(temp.dataDir, 'recordings'))).toHaveLength(2)
})
