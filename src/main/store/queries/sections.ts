// Rows of `document_sections`: ids, states and locks beside the text.
import { eq, sql } from 'drizzle-orm'
import type { Section } from '../../../shared/document/section.ts'
import { perStore } from '../per-store.ts'
import { documentSections } from '../schema.ts'
import type { Store } from '../store.ts'

// Read and written at each change of the document.
const statements = perStore(({ db, sqlite }) => ({
  all: db
    .select()
    .from(documentSections)
    .where(eq(documentSections.projectId, sql.placeholder('projectId')))
    .orderBy(documentSections.position)
    .prepare(),
  keep: sqlite.prepare<[string, string]>(
    'DELETE FROM document_sections WHERE project_id = ? AND id NOT IN (SELECT value FROM json_each(?))',
  ),
  write: sqlite.prepare<[string, string, string, number, string, number, number | null]>(
    `INSERT INTO document_sections (id, project_id, heading, position, status, locked, target_words)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET project_id = excluded.project_id, heading = excluded.heading,
       position = excluded.position, status = excluded.status, locked = excluded.locked,
       target_words = excluded.target_words`,
  ),
}))

/** In the order of the document. */
export function listSections(store: Store, projectId: string): Section[] {
  return statements(store).all.all({ projectId })
}

/** Makes `sections` the project's sections: those that are not in it go. */
export function saveSections(store: Store, projectId: string, sections: readonly Section[]): void {
  const { keep, write } = statements(store)
  store.transaction(() => {
    keep.run(projectId, JSON.stringify(sections.map(({ id }) => id)))
    for (const { id, projectId: project, heading, position, status, locked, targetWords } of sections) {
      write.run(id, project, heading, position, status, locked ? 1 : 0, targetWords)
    }
  })
}

export type SectionChanges = Partial<Pick<Section, 'status' | 'locked' | 'targetWords'>>

export function updateSection(store: Store, sectionId: string, changes: SectionChanges): void {
  if (Object.keys(changes).length === 0) return
  store.transaction(() =>
    store.db.update(documentSections).set(changes).where(eq(documentSections.id, sectionId)).run(),
  )
}
