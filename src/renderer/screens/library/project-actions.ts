// What can be done with a project from its card.
import type { ProjectStatus, ProjectSummary } from '../../../shared/project/project.ts'
import { request } from '../../bridge/client.ts'
import { useLibrary } from '../../stores/library-store.ts'
import { showProblem, showToast } from '../../stores/toasts-store.ts'

/** Hides the project and offers it back: the promise is kept until the studio quits. */
export async function deleteProject(project: ProjectSummary): Promise<void> {
  const { remove, undoRemove } = useLibrary.getState()
  try {
    await remove(project.id)
  } catch (error) {
    showProblem('The project was not deleted', error)
    return
  }
  showToast({
    title: `“${project.title}” deleted`,
    description: 'It can be brought back until the studio quits.',
    timeout: 30_000,
    action: {
      label: 'Undo',
      run: () =>
        void undoRemove(project.id).catch((error: unknown) =>
          showProblem('It could not be brought back', error),
        ),
    },
  })
}

export async function archiveProject(project: ProjectSummary): Promise<void> {
  const done = await setStatus(project, 'archived', 'The project was not archived')
  if (!done) return
  showToast({
    title: `“${project.title}” archived`,
    action: { label: 'Undo', run: () => void setStatus(project, project.status, notBack) },
  })
}

/** Where it stood before is not kept, but a committed blueprint tells: such a project was being written. */
export async function unarchiveProject(project: ProjectSummary): Promise<void> {
  try {
    const { blueprint } = await request('blueprint.get', { projectId: project.id })
    await setStatus(project, blueprint.committedAt === null ? 'intake' : 'active', notBack)
  } catch (error) {
    showProblem(notBack, error)
  }
}

const notBack = 'The project was not brought back'

/** False when it failed, which the author has then been told under `title`. */
async function setStatus(project: ProjectSummary, status: ProjectStatus, title: string): Promise<boolean> {
  try {
    await useLibrary.getState().update({ projectId: project.id, status })
    return true
  } catch (error) {
    showProblem(title, error)
    return false
  }
}
