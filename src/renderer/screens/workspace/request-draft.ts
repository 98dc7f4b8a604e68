// Asks for the draft to be brought up to date, now; what was just typed is saved first.
import { flushDocument } from '../../stores/document-store.ts'
import { openDraft, updateDraft, type DraftWish } from '../../stores/draft-store.ts'
import { showProblem, showToast } from '../../stores/toasts-store.ts'
import { retryJob } from './draft-actions.ts'

/** `wish`: what it is to be about, or to do. */
export async function requestDraft(projectId: string, wish: DraftWish = {}): Promise<void> {
  try {
    await flushDocument(projectId)
    const { throttled } = await updateDraft(projectId, wish)
    if (throttled && wish.summary !== undefined) {
      showToast({ title: 'Already asked for', description: 'The same draft was asked for a moment ago.' })
    }
  } catch (error) {
    showProblem('The draft was not asked for', error)
  }
}

/** Tries the latest job again if it failed. */
export function retryLatest(): void {
  const job = openDraft.use.getState().value?.job
  if (job?.status === 'error') void retryJob(job.id)
}
