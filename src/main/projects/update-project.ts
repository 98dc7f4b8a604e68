// What may change about a project after it was made, its deletion and the way back.
import { StudioError } from '../../shared/errors.ts'
import type { Project, ProjectStatus } from '../../shared/project/project.ts'
import type { ServiceContext } from '../context.ts'
import {
  findDeletedProject,
  markProjectDeleted,
  requireProject,
  updateProject,
} from '../store/queries/projects.ts'
import { cleanGoal, requireTitle } from './create-project.ts'

export interface ProjectUpdate {
  projectId: string
  title?: string | undefined
  /** null or blank = no goal. */
  goal?: string | null | undefined
  /** How long the manuscript is to be; null = no goal. */
  targetWords?: number | null | undefined
  status?: ProjectStatus | undefined
}

/** Throws NOT_FOUND and INVALID_ARGUMENT. The document keeps its own heading: renaming the project is no edit of it. */
export function changeProject(ctx: ServiceContext, update: ProjectUpdate): Project {
  const { store, now } = ctx
  const project = store.transaction(() => {
    requireProject(store, update.projectId)
    updateProject(store, update.projectId, {
      ...(update.title !== undefined && { title: requireTitle(update.title) }),
      ...(update.goal !== undefined && { goal: cleanGoal(update.goal) }),
      ...(update.targetWords !== undefined && { targetWords: update.targetWords }),
      ...(update.status !== undefined && { status: update.status }),
      updatedAt: now(),
    })
    return requireProject(store, update.projectId)
  })
  ctx.emit('projects.changed', { projectId: project.id })
  return project
}

/** Hides the project; everything of it stays until the next start. Throws NOT_FOUND. */
export function deleteProject(ctx: ServiceContext, projectId: string): void {
  requireProject(ctx.store, projectId)
  markProjectDeleted(ctx.store, projectId, ctx.now())
  ctx.emit('projects.changed', { projectId })
}

/** Throws NOT_FOUND when there is nothing to bring back. */
export function undoDeleteProject(ctx: ServiceContext, projectId: string): Project {
  const project = findDeletedProject(ctx.store, projectId)
  if (project === null) {
    throw new StudioError(
      'NOT_FOUND',
      'This project cannot be brought back any more. Look for it in a backup.',
      {
        projectId,
      },
    )
  }
  markProjectDeleted(ctx.store, projectId, null)
  ctx.emit('projects.changed', { projectId })
  return project
}
