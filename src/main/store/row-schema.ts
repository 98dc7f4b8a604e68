// What a row of a table may hold, as SQLite keeps it, made of the table's own definition: for rows that come from outside.
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { z } from 'zod'

export type RowValue = string | number | null
export type RawRow = Record<string, RowValue>

/** Columns by their names in the database. One that may be empty may be missing, as in a row of an older studio. */
export function rowSchema(table: SQLiteTable): z.ZodType<RawRow> {
  const columns = getTableConfig(table).columns.map((column) => [column.name, valueSchema(column)] as const)
  return z.strictObject(Object.fromEntries(columns)) as unknown as z.ZodType<RawRow>
}

function valueSchema(column: SQLiteColumn): z.ZodType<RowValue> {
  const value = ofType(column)
  return column.notNull ? value : value.nullable().default(null)
}

function ofType({ columnType, enumValues, name }: SQLiteColumn): z.ZodType<RowValue> {
  switch (columnType) {
    case 'SQLiteText':
      return enumValues === undefined || enumValues.length === 0 ? z.string() : z.enum(enumValues)
    case 'SQLiteInteger':
      return z.number().int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER)
    case 'SQLiteReal':
      return z.number()
    case 'SQLiteBoolean':
      return z.union([z.literal(0), z.literal(1)])
    default:
      throw new Error(`Column ${name} is of a kind that is not known here: ${columnType}`)
  }
}
