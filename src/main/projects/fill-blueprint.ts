// Filling the blueprint field by field, and committing it once enough is known.
import type { BlueprintField } from '../../shared/blueprint/blueprint.ts'
import { checkFieldValue } from '../../shared/blueprint/field-value.ts'
import { commitRefusal, viewBlueprint } from '../../shared/blueprint/view.ts'
import { StudioError } from '../../shared/errors.ts'
import type { BlueprintView } from '../../shared/ipc/views.ts'
import type { ServiceContext } from '../context.ts'
import {
  deleteBlueprintEntry,
  getBlueprint,
  markBlueprintCommitted,
  saveBlueprintEntry,
} from '../store/queries/blueprint.ts'
import { requireProject, touchProject, updateProject } from '../store/queries/projects.ts'
import type { Store } from '../store/store.ts'
import { standingItems } from '../transcription/standing-items.ts'

/** Throws NOT_FOUND. */
export function readBlueprint(store: Store, projectId: string): BlueprintView {
  requireProject(store, projectId)
  const blueprint = getBlueprint(store, projectId)
  const standing = standingItems(store, projectId)
  const entries = blueprint.entries.map((entry) => ({
    ...entry,
    sourceItemId:
      entry.sourceItemId === null ? null : (standing.of({ itemId: entry.sourceItemId })[0] ?? null),
  }))
  return viewBlueprint({ ...blueprint, entries })
}

export interface FieldInput {
  projectId: string
  field: BlueprintField
  /** See `checkFieldValue`; blank empties the field. */
  value: string
  /** The transcript item the value rests on. */
  sourceItemId?: string | undefined
}

/** Throws NOT_FOUND and INVALID_ARGUMENT. */
export function setBlueprintField(ctx: ServiceContext, input: FieldInput): BlueprintView {
  const { store } = ctx
  const { projectId, field } = input
  const view = store.transaction(() => {
    requireProject(store, projectId)
    const existing = getBlueprint(store, projectId).entries.find((entry) => entry.field === field)
    const check = checkFieldValue(field, input.value, existing?.value)
    if (!check.ok) throw new StudioError('INVALID_ARGUMENT', check.message, { field })
    const now = ctx.now()
    if (check.value === '') deleteBlueprintEntry(store, projectId, field)
    else {
      const sourceItemId = input.sourceItemId ?? null
      saveBlueprintEntry(store, projectId, { field, value: check.value, sourceItemId, updatedAt: now })
    }
    touchProject(store, projectId, now)
    return readBlueprint(store, projectId)
  })
  tellBlueprint(ctx, projectId)
  return view
}

/** The project becomes active; committing again changes nothing. Throws NOT_FOUND and BLUEPRINT_INCOMPLETE. */
export function commitBlueprint(ctx: ServiceContext, projectId: string): BlueprintView {
  const { store } = ctx
  const before = readBlueprint(store, projectId)
  if (before.blueprint.committedAt !== null) return before
  const refusal = commitRefusal(before.blueprint)
  if (refusal !== null) {
    throw new StudioError('BLUEPRINT_INCOMPLETE', refusal, { missing: before.missingRequired })
  }
  const now = ctx.now()
  store.transaction(() => {
    markBlueprintCommitted(store, projectId, now)
    updateProject(store, projectId, { status: 'active', updatedAt: now })
  })
  tellBlueprint(ctx, projectId)
  return readBlueprint(store, projectId)
}

/** The library shows how much is known. */
function tellBlueprint(ctx: ServiceContext, projectId: string): void {
  ctx.emit('blueprint.changed', { projectId })
  ctx.emit('projects.changed', { projectId })
}
