// A new project: its row, an empty blueprint and a document with the title, whole or not at all.
import { StudioError } from '../../shared/errors.ts'
import type { ContentType, Project } from '../../shared/project/project.ts'
import { checkTitle } from '../../shared/project/title.ts'
import type { ServiceContext } from '../context.ts'
import { insertBlueprint } from '../store/queries/blueprint.ts'
import { saveDocument } from '../store/queries/documents.ts'
import { insertProject } from '../store/queries/projects.ts'
import { insertRevision } from '../store/queries/revisions.ts'

export interface NewProject {
  title: string
  contentType: ContentType
  goal?: string | null | undefined
}

/** Throws INVALID_ARGUMENT with words for the author when the title cannot be one. */
export function createProject(ctx: ServiceContext, input: NewProject): Project {
  const project = insertNewProject(ctx, input)
  ctx.emit('projects.changed', { projectId: project.id })
  return project
}

/** The rows alone, for a caller that has more to commit and tells the window itself. */
export function insertNewProject(
  { store, now, newId }: Pick<ServiceContext, 'store' | 'now' | 'newId'>,
  input: NewProject,
): Project {
  const createdAt = now()
  const project: Project = {
    id: newId(),
    title: requireTitle(input.title),
    contentType: input.contentType,
    goal: cleanGoal(input.goal),
    targetWords: null,
    status: 'intake',
    createdAt,
    updatedAt: createdAt,
  }
  const markdown = `# ${project.title}\n`
  store.transaction(() => {
    insertProject(store, project)
    insertBlueprint(store, project.id, createdAt)
    saveDocument(store, { projectId: project.id, markdown, revision: 0, updatedAt: createdAt })
    insertRevision(store, {
      projectId: project.id,
      revision: 0,
      author: 'author',
      jobId: null,
      markdown,
      createdAt,
    })
  })
  return project
}

export function requireTitle(raw: string): string {
  const check = checkTitle(raw)
  if (!check.ok) throw new StudioError('INVALID_ARGUMENT', check.message)
  return check.title
}

export function cleanGoal(goal: string | null | undefined): string | null {
  const text = goal?.trim() ?? ''
  return text === '' ? null : text
}
