// Catches: a table that is added and forgotten by export, import, salvage and deletion.
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import { otherTables, projectTables } from '../../../../src/main/store/project-tables.ts'
import { fillProject, rowsOfProject } from '../../../support/full-project.ts'
import { withTempStore } from '../../../support/temp-store.ts'

test('every table of the database is a project’s or known to be nobody’s, and parents come first', async () => {
  await withTempStore(({ store }) => {
    const tables = store.sqlite
      .prepare<[], string>(
        `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
      )
      .pluck()
      .all()
    const known = [...projectTables.map(({ table }) => table), ...otherTables].map(
      (table) => getTableConfig(table).name,
    )
    expect(known.toSorted()).toEqual(tables.toSorted())

    const seen = new Set<string>()
    for (const { name } of projectTables) {
      const parents = store.sqlite.prepare(`SELECT "table" FROM pragma_foreign_key_list(?)`).pluck().all(name)
      expect(parents.filter((parent) => parent !== name && !seen.has(String(parent)))).toEqual([])
      seen.add(name)
    }
  })
})

test('the test’s own project has rows in every table, each of them found as the project’s', async () => {
  await withTempStore(({ store }) => {
    const { projectId } = fillProject(store)
    fillProject(store)
    for (const [name, rows] of Object.entries(rowsOfProject(store, projectId))) {
      const all = store.sqlite.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()
      expect({ name, rows: rows.length * 2, any: rows.length > 0 }).toEqual({ name, rows: all, any: true })
    }
  })
})
