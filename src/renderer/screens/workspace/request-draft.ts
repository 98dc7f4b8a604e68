// Asks for the draft to be brought up to date, now; what was just typed is saved first.
import { flushDocument } from '../../stores/document-store.ts'
import { openDraft, retryDraft, updateDraft } from '../../stores/draft-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'

export async function requestDraft(projectId: string): Promise<void> {
  try {
    await flushDocument(projectId)
    await updateDraft(projectId)
  } catch (error) {
    showProblem('The draft was not asked for', error)
  }
}

/** Tries the latest job again if it failed. */
export function retryLatest(): void {
  const job = openDraft.use.getState().value?.job
  if (job?.status !== 'error') return
  retryDraft(job.id).catch((error: unknown) => showProblem('The draft could not be tried again', error))
}
