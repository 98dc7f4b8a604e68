// Tools that find, make, choose and read a project.
import { blueprintGaps, missingRequiredFields } from '../../shared/blueprint/gaps.ts'
import { createProject } from '../projects/create-project.ts'
import { getBlueprint } from '../store/queries/blueprint.ts'
import { assignStepsToProject } from '../store/queries/interview-steps.ts'
import { listProjects, requireProject } from '../store/queries/projects.ts'
import { updateSession } from '../store/queries/sessions.ts'
import { ownProject } from './own-ids.ts'
import type { Tools } from './tool.ts'

const DEFAULT_LIMIT = 20

export const projectTools: Tools<
  'list_projects' | 'create_project' | 'assign_project_to_session' | 'get_project'
> = {
  list_projects({ store }, _scope, { limit = DEFAULT_LIMIT }) {
    const projects = listProjects(store)
    return {
      projects: projects.slice(0, limit).map(({ id, title, contentType, goal, status, updatedAt }) => ({
        id,
        title,
        contentType,
        goal,
        status,
        updatedAt,
      })),
      total: projects.length,
    }
  },

  create_project(deps, _scope, input) {
    const { id, title, contentType, goal } = createProject(deps, input)
    return { project: { id, title, contentType, goal } }
  },

  assign_project_to_session({ store, emit }, { session }, { projectId }) {
    const { id, title, contentType } = requireProject(store, projectId)
    updateSession(store, session.id, { projectId })
    assignStepsToProject(store, session.id, projectId)
    emit('projects.changed', { projectId })
    return { project: { id, title, contentType } }
  },

  get_project({ store }, scope, { projectId }) {
    const { id, title, contentType, goal, status } = ownProject(scope, projectId)
    const { entries, committedAt } = getBlueprint(store, projectId)
    return {
      project: { id, title, contentType, goal, status },
      blueprint: Object.fromEntries(entries.map(({ field, value }) => [field, value])),
      committed: committedAt !== null,
      gaps: blueprintGaps(entries),
      missingRequired: missingRequiredFields(entries),
    }
  },
}
