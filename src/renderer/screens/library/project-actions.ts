// What can be done with a project from its card.
import type { ProjectSummary } from '../../../shared/project/project.ts'
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

export async function setArchived(project: ProjectSummary, archived: boolean): Promise<void> {
  const { update } = useLibrary.getState()
  // A project that was never committed goes back to where it was: getting known.
  const status = archived ? 'archived' : project.words > 0 ? 'active' : 'intake'
  try {
    await update({ projectId: project.id, status })
  } catch (error) {
    showProblem(archived ? 'The project was not archived' : 'The project was not brought back', error)
    return
  }
  if (!archived) return
  showToast({
    title: `“${project.title}” archived`,
    action: { label: 'Undo', run: () => void setArchived(project, false) },
  })
}
