// Brings a database to the app's schema. drizzle-kit writes the numbered SQL; applying it is ours, because drizzle's
// own migrator runs inside a transaction, where foreign keys cannot be switched off: a table rebuild would then
// cascade-delete the children silently (drizzle-orm #5782).
import type { Database } from 'better-sqlite3'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { StudioError } from '../../shared/errors.ts'

export interface Migration {
  /** File name without `.sql`, e.g. `0000_initial_tables`. */
  name: string
  statements: string[]
}

const journalSchema = z.object({ entries: z.array(z.object({ tag: z.string().regex(/^[\w-]+$/) })) })

/** The migrations of `folder` in the order of drizzle-kit's journal. */
export function readMigrations(folder: string): Migration[] {
  const journal = journalSchema.parse(JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')))
  return journal.entries.map(({ tag }) => ({
    name: tag,
    statements: readFileSync(join(folder, `${tag}.sql`), 'utf8')
      .split('--> statement-breakpoint')
      .map((statement) => statement.trim())
      .filter((statement) => statement !== ''),
  }))
}

/** How many migrations the database has seen; our own count, kept in `user_version`. */
export function schemaVersion(sqlite: Database): number {
  return Number(sqlite.pragma('user_version', { simple: true }))
}

/** Throws DATABASE_NEWER when a newer studio wrote the database; it is left untouched. */
export function refuseNewerSchema(sqlite: Database, migrations: Migration[]): void {
  const version = schemaVersion(sqlite)
  if (version <= migrations.length) return
  throw new StudioError(
    'DATABASE_NEWER',
    'Your projects were last opened by a newer version of the studio, and this version could damage them. ' +
      'Nothing was changed. Install the newest version and open it again.',
    { found: version, known: migrations.length },
  )
}

/** Applies what is missing, each migration whole or not at all. Returns the names applied. */
export function applyMigrations(sqlite: Database, migrations: Migration[]): string[] {
  refuseNewerSchema(sqlite, migrations)
  const pending = migrations.slice(schemaVersion(sqlite))
  // The pragma does nothing inside a transaction, so it is set around them.
  const enforced = sqlite.pragma('foreign_keys', { simple: true })
  sqlite.pragma('foreign_keys = OFF')
  try {
    for (const migration of pending) applyOne(sqlite, migration)
  } finally {
    sqlite.pragma(`foreign_keys = ${enforced === 1 ? 'ON' : 'OFF'}`)
  }
  return pending.map(({ name }) => name)
}

function applyOne(sqlite: Database, migration: Migration): void {
  sqlite
    .transaction(() => {
      const before = countRows(sqlite)
      for (const statement of migration.statements) sqlite.exec(statement)
      refuseLosses(migration.name, before, countRows(sqlite))
      const broken = sqlite.pragma('foreign_key_check')
      if (Array.isArray(broken) && broken.length > 0) {
        throw new Error(`Migration ${migration.name} leaves ${broken.length} rows without their parent`)
      }
      sqlite.pragma(`user_version = ${schemaVersion(sqlite) + 1}`)
    })
    .immediate()
}

/** A table that is dropped says so in the SQL; rows that vanish from one that stays are a fault. */
function refuseLosses(name: string, before: Map<string, number>, after: Map<string, number>): void {
  for (const [table, count] of before) {
    const left = after.get(table)
    if (left !== undefined && left < count) {
      throw new Error(`Migration ${name} would lose ${count - left} of ${count} rows of ${table}`)
    }
  }
}

function countRows(sqlite: Database): Map<string, number> {
  const tables = sqlite
    .prepare<[], { name: string }>(
      // What can be found is made of the rest, by triggers, and the index keeps its own tables as it likes.
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%'`,
    )
    .all()
  return new Map(
    tables.map(({ name }) => [
      name,
      sqlite.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${name}"`).get()?.n ?? 0,
    ]),
  )
}
