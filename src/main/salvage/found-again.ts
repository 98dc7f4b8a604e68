// Rows whose project or session could not be read get one in its place: what was said is worth more than where it stood.
import type { Database } from 'better-sqlite3'
import { randomUUID } from 'node:crypto'
import { projectTables } from '../store/project-tables.ts'

const TITLE = 'Found again'

export interface FoundAgain {
  /** Projects and sessions that are there only by what belonged to them. */
  projects: number
  sessions: number
  /** Rows that could be given no place. */
  dropped: number
  /** Manuscripts that are the last revision that could be read. */
  fromRevisions: number
}

/** Foreign keys are off, and hold afterwards. */
export function giveEachItsPlace(sqlite: Database, now: number): FoundAgain {
  const sessions = missingSessions(sqlite)
  const projects = missingProjects(sqlite)
  for (const id of projects) addProject(sqlite, id, now)
  if (sessions.length > 0) {
    const projectId = randomUUID()
    addProject(sqlite, projectId, now)
    for (const id of sessions) addSession(sqlite, id, projectId, now)
  }
  sqlite.exec(`UPDATE projects SET title = '${TITLE}' WHERE trim(title) = ''`)
  return {
    projects: projects.length,
    sessions: sessions.length,
    fromRevisions: addDocuments(sqlite, now),
    dropped: settleForeignKeys(sqlite),
  }
}

function missingSessions(sqlite: Database): string[] {
  return missing(sqlite, 'session_id', 'sessions', ['sessions', 'notes', 'todos', 'draft_jobs'])
}

function missingProjects(sqlite: Database): string[] {
  return missing(sqlite, 'project_id', 'projects', ['projects', 'interview_steps'])
}

/** Ids that rows refer to and that are not there; a note without its session stands without it. */
function missing(sqlite: Database, column: string, parent: string, without: readonly string[]): string[] {
  const tables = projectTables
    .map(({ name }) => name)
    .filter((name) => !without.includes(name) && hasColumn(sqlite, name, column))
  const all = tables
    .map((name) => `SELECT "${column}" AS id FROM "${name}" WHERE "${column}" IS NOT NULL`)
    .join(' UNION ')
  return sqlite
    .prepare<[], string>(`SELECT id FROM (${all}) WHERE id NOT IN (SELECT id FROM "${parent}")`)
    .pluck()
    .all()
}

function hasColumn(sqlite: Database, table: string, column: string): boolean {
  return sqlite.prepare('SELECT 1 FROM pragma_table_info(?) WHERE name = ?').get(table, column) !== undefined
}

function addProject(sqlite: Database, id: string, now: number): void {
  sqlite
    .prepare(
      `INSERT INTO projects (id, title, content_type, status, created_at, updated_at)
       VALUES (?, '${TITLE}', 'memoir', 'active', ?, ?)`,
    )
    .run(id, now, now)
}

function addSession(sqlite: Database, id: string, projectId: string, now: number): void {
  const first = sqlite
    .prepare<[string], number | null>('SELECT min(created_at) FROM transcript_items WHERE session_id = ?')
    .pluck()
    .get(id)
  sqlite
    .prepare(
      `INSERT INTO sessions (id, project_id, kind, stage, status, title, started_at, ended_at)
       VALUES (?, ?, 'recording', 'ghostwriting', 'ended', '${TITLE}', ?, ?)`,
    )
    .run(id, projectId, first ?? now, first ?? now)
}

/** A project without its manuscript has the last revision of it, or begins with its title. */
function addDocuments(sqlite: Database, now: number): number {
  const projects = sqlite
    .prepare<[], { id: string; title: string }>(
      'SELECT id, title FROM projects WHERE id NOT IN (SELECT project_id FROM documents)',
    )
    .all()
  let fromRevisions = 0
  for (const { id, title } of projects) {
    const last = sqlite
      .prepare<[string], { revision: number; words: number; markdown: string }>(
        'SELECT revision, words, markdown FROM document_revisions WHERE project_id = ? ORDER BY revision DESC LIMIT 1',
      )
      .get(id)
    const { revision, words, markdown } = last ?? { revision: 0, words: 0, markdown: `# ${title}\n` }
    const insert = `INSERT INTO documents (project_id, revision, updated_at, words, markdown) VALUES (?, ?, ?, ?, ?)`
    sqlite.prepare(insert).run(id, revision, now, words, markdown)
    if (last !== undefined) fromRevisions += 1
    else
      sqlite
        .prepare(
          `INSERT INTO document_revisions (project_id, revision, author, words, created_at, markdown)
           VALUES (?, 0, 'author', 0, ?, ?)`,
        )
        .run(id, now, markdown)
  }
  return fromRevisions
}

/** What may stand without what it refers to does so; the rest goes. Answers how many went. */
function settleForeignKeys(sqlite: Database): number {
  sqlite.exec(
    ['notes', 'todos', 'draft_jobs']
      .map(
        (name) => `UPDATE ${name} SET session_id = NULL WHERE session_id NOT IN (SELECT id FROM sessions);`,
      )
      .join('\n'),
  )
  sqlite.exec(
    'UPDATE interview_steps SET project_id = NULL WHERE project_id NOT IN (SELECT id FROM projects)',
  )
  const broken = sqlite.pragma('foreign_key_check') as { table: string; rowid: number | null }[]
  const rows = new Map(broken.map(({ table, rowid }) => [`${table} ${rowid}`, { table, rowid }]))
  for (const { table, rowid } of rows.values())
    sqlite.prepare(`DELETE FROM "${table}" WHERE rowid = ?`).run(rowid)
  return rows.size
}
