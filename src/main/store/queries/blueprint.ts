// Rows of `project_blueprints` and `blueprint_fields`.
import { and, eq } from 'drizzle-orm'
import { blueprintFields } from '../../../shared/blueprint/blueprint.ts'
import type { Blueprint, BlueprintEntry, BlueprintField } from '../../../shared/blueprint/blueprint.ts'
import { blueprintFieldRows, projectBlueprints } from '../schema.ts'
import type { Store } from '../store.ts'

/** Entries in the order of `blueprintFields`; an empty blueprint when nothing is known yet. */
export function getBlueprint(store: Store, projectId: string): Blueprint {
  const row = store.db
    .select()
    .from(projectBlueprints)
    .where(eq(projectBlueprints.projectId, projectId))
    .get()
  const entries = store.db
    .select()
    .from(blueprintFieldRows)
    .where(eq(blueprintFieldRows.projectId, projectId))
    .all()
    .map(({ field, value, sourceItemId, updatedAt }) => ({ field, value, sourceItemId, updatedAt }))
    .sort((a, b) => blueprintFields.indexOf(a.field) - blueprintFields.indexOf(b.field))
  return { projectId, committedAt: row?.committedAt ?? null, entries }
}

export function insertBlueprint(store: Store, projectId: string, createdAt: number): void {
  store.transaction(() =>
    store.db.insert(projectBlueprints).values({ projectId, createdAt }).onConflictDoNothing().run(),
  )
}

export function saveBlueprintEntry(store: Store, projectId: string, entry: BlueprintEntry): void {
  store.transaction(() => {
    insertBlueprint(store, projectId, entry.updatedAt)
    store.db
      .insert(blueprintFieldRows)
      .values({ projectId, ...entry })
      .onConflictDoUpdate({ target: [blueprintFieldRows.projectId, blueprintFieldRows.field], set: entry })
      .run()
  })
}

export function deleteBlueprintEntry(store: Store, projectId: string, field: BlueprintField): void {
  store.transaction(() =>
    store.db
      .delete(blueprintFieldRows)
      .where(and(eq(blueprintFieldRows.projectId, projectId), eq(blueprintFieldRows.field, field)))
      .run(),
  )
}

export function markBlueprintCommitted(store: Store, projectId: string, committedAt: number): void {
  store.transaction(() => {
    insertBlueprint(store, projectId, committedAt)
    store.db
      .update(projectBlueprints)
      .set({ committedAt })
      .where(eq(projectBlueprints.projectId, projectId))
      .run()
  })
}
