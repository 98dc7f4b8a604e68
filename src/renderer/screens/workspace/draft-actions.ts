// What the author can do about a draft job, from the chip, the history and the activity; failures are told as toasts.
import type { EngineName } from '../../../shared/drafting/draft-job.ts'
import type { UndoneDraft } from '../../../shared/ipc/draft-views.ts'
import { flushDocument } from '../../stores/document-store.ts'
import { cancelDraft, retryDraft, undoDraft } from '../../stores/draft-store.ts'
import { showProblem, showToast } from '../../stores/toasts-store.ts'

export async function stopJob(jobId: string): Promise<void> {
  try {
    await cancelDraft(jobId)
  } catch (error) {
    showProblem('The draft was not stopped', error)
  }
}

/** A failed job again, or a waiting one now. */
export async function retryJob(jobId: string, engine?: EngineName): Promise<void> {
  try {
    await retryDraft(jobId, engine)
  } catch (error) {
    showProblem('The draft could not be tried again', error)
  }
}

/** Takes an update's changes out of the page; what was just typed is saved first. */
export async function undoUpdate(projectId: string, jobId: string): Promise<void> {
  try {
    await flushDocument(projectId)
    const undone = await undoDraft(projectId, jobId)
    showToast({ title: 'The draft update was undone', description: undoneWords(undone), tone: 'good' })
  } catch (error) {
    showProblem('The draft update was not undone', error)
  }
}

export function undoneWords({ kept }: Pick<UndoneDraft, 'kept'>): string {
  if (kept === 0) return 'Everything you wrote since stays.'
  const paragraphs = kept === 1 ? 'One paragraph of it stays' : `${kept} paragraphs of it stay`
  return `${paragraphs}, because you have changed ${kept === 1 ? 'it' : 'them'} since. So does all that you wrote.`
}
