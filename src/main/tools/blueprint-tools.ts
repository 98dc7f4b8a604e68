// Tools that fill and commit the blueprint.
import { commitBlueprint, setBlueprintField } from '../projects/fill-blueprint.ts'
import { ownItem, ownProject } from './own-ids.ts'
import type { Tools } from './tool.ts'

export const blueprintTools: Tools<'sync_blueprint_field' | 'commit_blueprint'> = {
  sync_blueprint_field(deps, scope, { projectId, field, value, itemId }) {
    ownProject(scope, projectId)
    if (itemId !== undefined) ownItem(deps, scope, itemId)
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    const view = setBlueprintField(deps, { projectId, field, value: text, sourceItemId: itemId })
    return { field, known: view.known, total: view.total, gaps: view.gaps, canCommit: view.canCommit }
  },

  commit_blueprint(deps, scope, { projectId }) {
    ownProject(scope, projectId)
    const { blueprint } = commitBlueprint(deps, projectId)
    return { committedAt: blueprint.committedAt }
  },
}
