// Sentences and ids of a project, by which the studio looks for what is left of it once it is deleted.
import type { Database } from 'better-sqlite3'

export interface Canaries {
  /** Passages as they stand in the rows, also inside JSON. */
  sentences: string[]
  /** Of the project and its sessions. */
  ids: string[]
}

const MOST_SENTENCES = 32
const MOST_IDS = 12
const SHORTEST = 16
const LONGEST = 60

/** Where an author's words lie, and how many passages are taken from each. */
const places: readonly { sql: string; most: number }[] = [
  { sql: 'SELECT text FROM transcript_items WHERE session_id IN (SESSIONS)', most: 10 },
  { sql: 'SELECT text FROM item_versions WHERE session_id IN (SESSIONS)', most: 2 },
  { sql: 'SELECT content FROM notes WHERE project_id = @id', most: 4 },
  { sql: 'SELECT label FROM todos WHERE project_id = @id', most: 2 },
  { sql: 'SELECT value FROM blueprint_fields WHERE project_id = @id', most: 2 },
  { sql: 'SELECT markdown FROM documents WHERE project_id = @id', most: 6 },
  {
    sql: 'SELECT markdown FROM document_revisions WHERE project_id = @id ORDER BY revision DESC LIMIT 20',
    most: 4,
  },
  { sql: 'SELECT goal FROM projects WHERE id = @id', most: 1 },
]

export function canariesOf(sqlite: Database, projectId: string): Canaries {
  const pluck = (sql: string): string[] =>
    sqlite
      .prepare<[{ id: string }], string | null>(
        sql.replace('SESSIONS', 'SELECT id FROM sessions WHERE project_id = @id'),
      )
      .pluck()
      .all({ id: projectId })
      .filter((text) => text !== null)
  const sentences = places.flatMap(({ sql, most }) => spread(pluck(sql).flatMap(passagesOf), most))
  const sessions = pluck('SELECT id FROM sessions WHERE project_id = @id')
  return {
    sentences: [...new Set(sentences)].slice(0, MOST_SENTENCES),
    ids: [projectId, ...sessions].slice(0, MOST_IDS),
  }
}

/** Stretches without what JSON writes otherwise, so that they are found wherever the words went. */
function passagesOf(text: string): string[] {
  return text
    .split(/[\p{Cc}"\\]+|(?<=[.!?…])\s+/u)
    .map((part) => part.trim())
    .filter((part) => part.length >= SHORTEST)
    .map((part) => part.slice(0, LONGEST).trimEnd())
}

/** Evenly from beginning to end. */
function spread(all: readonly string[], most: number): string[] {
  if (all.length <= most) return [...all]
  return Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)] ?? '')
}

/** Those of the sentences that stand in what is still there: another project says the same. */
export function stillSaid(sqlite: Database, sentences: readonly string[]): Set<string> {
  const columns = sqlite
    .prepare<[], { name: string; column: string }>(
      `SELECT t.name AS name, c.name AS column FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c
       WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND lower(c.type) = 'text'`,
    )
    .all()
  return new Set(
    sentences.filter((sentence) =>
      columns.some(
        ({ name, column }) =>
          sqlite.prepare(`SELECT 1 FROM "${name}" WHERE instr("${column}", ?) > 0 LIMIT 1`).get(sentence) !==
          undefined,
      ),
    ),
  )
}
