// How many rows each table of a studio's database has, read beside the running studio. The search index is left out: it
// follows the others a moment later.
import Database from 'better-sqlite3'
import { join } from 'node:path'

export function countRows(dataDir: string, without: readonly string[] = []): Record<string, number> {
  const db = new Database(join(dataDir, 'studio.db'), { readonly: true })
  try {
    const tables = db
      .prepare<[], { name: string }>(
        `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
         AND name NOT LIKE 'search\\_%' ESCAPE '\\' ORDER BY name`,
      )
      .all()
      .map(({ name }) => name)
      .filter((name) => !without.includes(name))
    return Object.fromEntries(
      tables.map((name) => [
        name,
        db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${name}"`).get()?.n ?? 0,
      ]),
    )
  } finally {
    db.close()
  }
}
