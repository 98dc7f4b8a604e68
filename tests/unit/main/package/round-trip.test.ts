// Catches: an export that leaves something of a project out, and an import that changes it, mixes it up with another
// project's, or does not make it findable again.
import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { findDamagedItems } from '../../../../src/main/store/verify-items.ts'
import { listProjects } from '../../../../src/main/store/queries/projects.ts'
import { listSegments } from '../../../../src/main/store/queries/recording-segments.ts'
import type { Store } from '../../../../src/main/store/store.ts'
import { fillProject, rowsOfProject } from '../../../support/full-project.ts'
import { exportWhole, importWhole } from '../../../support/package-kit.ts'
import { makeTempStore, withTempStore } from '../../../support/temp-store.ts'

function entriesOf(store: Store, projectId: string): unknown[] {
  return store.sqlite
    .prepare(
      `SELECT kind, role, speaker, body, ref_id FROM search_entries WHERE kind <> 'paragraph' AND (project_id = @id
       OR session_id IN (SELECT id FROM sessions WHERE project_id = @id)) ORDER BY kind, ref_id, body`,
    )
    .all({ id: projectId })
}

/** The index itself, by its own check; throws when it and the entries differ. */
function checkIndex(store: Store): void {
  store.sqlite.exec(`INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)`)
}

function soundOf(store: Store, sessionIds: readonly string[]): string[] {
  return sessionIds.flatMap((sessionId) =>
    listSegments(store, sessionId).map(({ file, sha256 }) => {
      const bytes = readFileSync(join(store.dataDir, 'recordings', sessionId, file))
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
      return `${file} ${sha256}`
    }),
  )
}

function deleteAll(store: Store, projectId: string): void {
  store.sqlite.prepare('DELETE FROM projects WHERE id = ?').run(projectId)
  rmSync(join(store.dataDir, 'recordings'), { recursive: true })
}

test.each(['folder', 'file'] as const)(
  'export (%s), delete, import: every row, entry and sound as before',
  async (form) => {
    const property = fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { minLength: 1, maxLength: 5 }),
      (texts) =>
        withTempStore(async ({ store }) => {
          fillProject(store, { title: 'Another' })
          const { projectId, sessionIds } = fillProject(store, { texts })
          const rows = rowsOfProject(store, projectId)
          const found = entriesOf(store, projectId)
          const sound = soundOf(store, sessionIds)
          const path = await exportWhole(store, projectId, form)
          deleteAll(store, projectId)
          expect(Object.values(rowsOfProject(store, projectId)).flat()).toEqual([])

          await importWhole(store, path)
          expect(rowsOfProject(store, projectId)).toEqual(rows)
          expect(entriesOf(store, projectId)).toEqual(found)
          expect(soundOf(store, sessionIds)).toEqual(sound)
          expect(findDamagedItems(store.sqlite)).toEqual([])
          expect(store.sqlite.pragma('foreign_key_check')).toEqual([])
          checkIndex(store)
          rmSync(dirname(path), { recursive: true })
        }),
    )
    await fc.assert(property, { numRuns: 4 })
  },
)

test('a whole database is rebuilt from exports, in another order, where counted ids are taken', async () => {
  await withTempStore(async ({ store }) => {
    const books = ['One', 'Two', 'Three'].map((title) => fillProject(store, { title }))
    const before = books.map(({ projectId }) => rowsOfProject(store, projectId))
    const paths: string[] = []
    for (const { projectId } of books) paths.push(await exportWhole(store, projectId))
    const fresh = makeTempStore()
    try {
      fillProject(fresh.store, { title: 'Begun anew' })
      for (const path of paths.toReversed()) await importWhole(fresh.store, path)
      const withoutIds = (tables: Record<string, unknown[]>) => ({
        ...tables,
        ...Object.fromEntries(
          ['item_changes', 'item_acts'].map((name) => [
            name,
            tables[name]?.map((row) => ({ ...(row as object), id: 0 })),
          ]),
        ),
      })
      expect(books.map(({ projectId }) => withoutIds(rowsOfProject(fresh.store, projectId)))).toEqual(
        before.map(withoutIds),
      )
      expect(
        listProjects(fresh.store)
          .map(({ title }) => title)
          .toSorted(),
      ).toEqual(['Begun anew', 'One', 'Three', 'Two'])
      checkIndex(fresh.store)
    } finally {
      fresh.cleanup()
    }
  })
})

test('a project that is there is left alone, and comes beside itself as a copy with ids of its own', async () => {
  await withTempStore(async ({ store }) => {
    const { projectId, sessionIds } = fillProject(store)
    const before = rowsOfProject(store, projectId)
    const path = await exportWhole(store, projectId, 'file')
    await expect(importWhole(store, path)).rejects.toMatchObject({ code: 'CONFLICT' })
    const copy = await importWhole(store, path, true)
    expect(rowsOfProject(store, projectId)).toEqual(before)

    const after = rowsOfProject(store, copy.projectId)
    const count = (rows: Record<string, unknown[]>) =>
      Object.entries(rows).map(([name, { length }]) => [name, length])
    expect(count(after)).toEqual(count(before))
    const text = JSON.stringify(after)
    expect([projectId, ...sessionIds].filter((id) => text.includes(id))).toEqual([])
    expect(findDamagedItems(store.sqlite)).toEqual([])
    const ids = store.sqlite.prepare<[string], string>('SELECT id FROM sessions WHERE project_id = ?').pluck()
    expect(soundOf(store, ids.all(copy.projectId))).toEqual(soundOf(store, sessionIds))
    expect(listProjects(store).map(({ title }) => title)).toContain('The Iron Thimble (copy)')
    expect(readdirSync(store.dataDir).filter((name) => name.startsWith('importing-'))).toEqual([])
  })
})
