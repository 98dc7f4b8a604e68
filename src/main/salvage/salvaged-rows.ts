// Rows of the database that is damaged, as rows of one that is new.
import Database from 'better-sqlite3'
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { projectTables } from '../store/project-tables.ts'
import { rowSchema, type RawRow } from '../store/row-schema.ts'
import { settings } from '../store/schema.ts'
import type { TableFound } from './find-tables.ts'
import type { StoredRow } from './records.ts'

export interface SalvagedTable {
  /** null = it is no row of this table. */
  read(row: StoredRow): RawRow | null
  /** `__rowid` is its number. False = one like it is there. */
  insert(sqlite: Database.Database, row: RawRow): boolean
}

/** Everything that is made of nothing else; what can be found is made anew. */
const wanted: readonly SQLiteTable[] = [settings, ...projectTables.map(({ table }) => table)]

/** `fresh` has the schema of the studio; `found` is what could be read of the damaged one's. */
export function salvagedTables(
  fresh: Database.Database,
  found: ReadonlyMap<string, TableFound>,
): Map<string, SalvagedTable> {
  return new Map(
    wanted.flatMap((table): [string, SalvagedTable][] => {
      const { name } = getTableConfig(table)
      const known = columnsIn(fresh, name)
      // A table that the damaged database's version did not have yet.
      if (known.length === 0) return []
      return [[name, tableOf(table, columnsOf(found.get(name)?.sql) ?? known, known)]]
    }),
  )
}

interface Column {
  name: string
  /** An integer that is the key of the row: kept as nothing, and meant as the row's number. */
  isRowid: boolean
}

function tableOf(table: SQLiteTable, columns: readonly Column[], known: readonly Column[]): SalvagedTable {
  const schema = rowSchema(table)
  const names = new Set(known.map(({ name }) => name))
  const columnList = known.map(({ name }) => `"${name}"`).join(', ')
  const values = known.map(({ name }) => `@${name}`).join(', ')
  const { name: tableName } = getTableConfig(table)
  const sql = `INSERT OR IGNORE INTO "${tableName}" (rowid, ${columnList}) VALUES (@__rowid, ${values})`
  let statement: Database.Statement<[RawRow]> | null = null
  return {
    insert(sqlite, row) {
      statement ??= sqlite.prepare<[RawRow]>(sql)
      return statement.run(row).changes > 0
    },
    read({ rowid, values }) {
      if (values.length > columns.length) return null
      const row: Record<string, unknown> = {}
      for (const [at, { name, isRowid }] of columns.entries()) {
        // A column that was added later is not in the rows from before.
        if (names.has(name) && at < values.length) row[name] = isRowid ? rowid : values[at]
      }
      const checked = schema.safeParse(row)
      return checked.success
        ? Object.fromEntries(Object.entries(checked.data).filter(([name]) => names.has(name)))
        : null
    },
  }
}

/** In the order of the statement that made the table; null = it cannot be read. */
function columnsOf(sql: string | undefined): Column[] | null {
  if (sql === undefined) return null
  const empty = new Database(':memory:')
  try {
    empty.exec(sql)
    const name = empty
      .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
      .pluck()
      .get()
    return columnsIn(empty, name ?? '')
  } catch {
    return null // damaged words: the studio's own are taken
  } finally {
    empty.close()
  }
}

function columnsIn(sqlite: Database.Database, table: string): Column[] {
  return sqlite
    .prepare<[string], { name: string; type: string; pk: number }>(
      'SELECT name, type, pk FROM pragma_table_info(?)',
    )
    .all(table)
    .map(({ name, type, pk }) => ({ name, isRowid: pk === 1 && type.toLowerCase() === 'integer' }))
}
