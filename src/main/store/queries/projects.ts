// Rows of `projects`. A deleted project is hidden at once and purged at the next start.
import { and, desc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { isFilled } from '../../../shared/blueprint/field-value.ts'
import { StudioError } from '../../../shared/errors.ts'
import type { Project, ProjectSummary } from '../../../shared/project/project.ts'
import { blueprintFieldRows, documents, projects, sessions, todos } from '../schema.ts'
import { perStore } from '../per-store.ts'
import type { Store } from '../store.ts'

type Row = typeof projects.$inferSelect

function toProject(row: Row): Project {
  const { deletedAt: _, ...project } = row
  return project
}

export function insertProject(store: Store, project: Project): void {
  store.transaction(() => store.db.insert(projects).values(project).run())
}

/** null when there is none, or it is deleted. */
export function findProject(store: Store, id: string): Project | null {
  const row = store.db
    .select()
    .from(projects)
    .where(and(eq(projects.id, id), isNull(projects.deletedAt)))
    .get()
  return row === undefined ? null : toProject(row)
}

/** Throws NOT_FOUND. */
export function requireProject(store: Store, id: string): Project {
  const project = findProject(store, id)
  if (project !== null) return project
  throw new StudioError(
    'NOT_FOUND',
    'This project is not in your library any more. Nothing else was changed.',
    {
      projectId: id,
    },
  )
}

/** Last changed first. */
export function listProjects(store: Store, { includeArchived = false } = {}): ProjectSummary[] {
  const count = (table: typeof sessions | typeof todos) =>
    sql<number>`(SELECT count(*) FROM ${table} WHERE ${table.projectId} = ${projects.id}`
  const rows = store.db
    .select({
      project: projects,
      words: documents.words,
      sessions: sql<number>`${count(sessions)})`,
      openTodos: sql<number>`${count(todos)} AND ${todos.status} <> 'resolved')`,
    })
    .from(projects)
    .leftJoin(documents, eq(documents.projectId, projects.id))
    .where(and(isNull(projects.deletedAt), includeArchived ? undefined : ne(projects.status, 'archived')))
    .orderBy(desc(projects.updatedAt), sql`${projects}.rowid DESC`)
    .all()
  const known = knownFields(store)
  return rows.map(({ project, words, ...counts }) => ({
    ...toProject(project),
    ...counts,
    words: words ?? 0,
    blueprintKnown: known.get(project.id) ?? 0,
  }))
}

/** How many blueprint fields each project has filled. */
function knownFields(store: Store): Map<string, number> {
  const known = new Map<string, number>()
  for (const row of store.db.select().from(blueprintFieldRows).all()) {
    if (isFilled(row)) known.set(row.projectId, (known.get(row.projectId) ?? 0) + 1)
  }
  return known
}

export type ProjectChanges = Partial<Pick<Project, 'title' | 'goal' | 'targetWords' | 'status' | 'updatedAt'>>

export function updateProject(store: Store, id: string, changes: ProjectChanges): void {
  store.transaction(() => store.db.update(projects).set(changes).where(eq(projects.id, id)).run())
}

const statements = perStore(({ sqlite }) => ({
  touch: sqlite.prepare<[number, string]>('UPDATE projects SET updated_at = ? WHERE id = ?'),
}))

/** Says that something of the project changed: the library lists it first. */
export function touchProject(store: Store, id: string, now: number): void {
  store.transaction(() => statements(store).touch.run(now, id))
}

export function markProjectDeleted(store: Store, id: string, deletedAt: number | null): void {
  store.transaction(() => store.db.update(projects).set({ deletedAt }).where(eq(projects.id, id)).run())
}

export function findDeletedProject(store: Store, id: string): Project | null {
  const row = store.db
    .select()
    .from(projects)
    .where(and(eq(projects.id, id), isNotNull(projects.deletedAt)))
    .get()
  return row === undefined ? null : toProject(row)
}
