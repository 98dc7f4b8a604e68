// Rows of `document_sections`: ids, states and locks beside the text.
import { and, eq, notInArray } from 'drizzle-orm'
import type { Section } from '../../../shared/document/section.ts'
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

/** Makes `sections` the project's sections: those that are not in it go. */
export function saveSections(store: Store, projectId: string, sections: readonly Section[]): void {
  store.transaction(() => {
    const kept = sections.map(({ id }) => id)
    store.db
      .delete(documentSections)
      .where(and(eq(documentSections.projectId, projectId), notInArray(documentSections.id, kept)))
      .run()
    for (const section of sections) {
      store.db
        .insert(documentSections)
        .values(section)
        .onConflictDoUpdate({ target: documentSections.id, set: section })
        .run()
    }
  })
}

export type SectionChanges = Partial<Pick<Section, 'status' | 'locked'>>

export function updateSection(store: Store, sectionId: string, changes: SectionChanges): void {
  if (Object.keys(changes).length === 0) return
  store.transaction(() =>
    store.db.update(documentSections).set(changes).where(eq(documentSections.id, sectionId)).run(),
  )
}
