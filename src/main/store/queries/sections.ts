// Rows of `document_sections`: ids, states and locks beside the text.
import { and, eq, notInArray } from 'drizzle-orm'
import type { Section } from '../../../shared/document/section.ts'
import { perStore } from '../per-store.ts'
import { documentSections } from '../schema.ts'
import type { Store } from '../store.ts'

/** In the order of the document. */
export function listSections(store: Store, projectId: string): Section[] {
  return store.db
    .select()
    .from(documentSections)
    .where(eq(documentSections.projectId, projectId))
    .orderBy(documentSections.position)
    .all()
}

const statements = perStore(({ sqlite }) => ({
  write: sqlite.prepare<[string, string, string, number, string, number, number | null]>(
    `INSERT INTO document_sections (id, project_id, heading, position, status, locked, target_words)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET project_id = excluded.project_id, heading = excluded.heading,
       position = excluded.position, status = excluded.status, locked = excluded.locked,
       target_words = excluded.target_words`,
  ),
}))

/** Makes `sections` the project's sections: those that are not in it go. */
export function saveSections(store: Store, projectId: string, sections: readonly Section[]): void {
  const { write } = statements(store)
  store.transaction(() => {
    const kept = sections.map(({ id }) => id)
    store.db
      .delete(documentSections)
      .where(and(eq(documentSections.projectId, projectId), notInArray(documentSections.id, kept)))
      .run()
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
