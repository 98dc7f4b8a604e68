// What the author asks of the drafter: now, again, without the model, not at all, or undone. What was just typed is saved
// before the text is touched.
import { flushDocument } from '../../stores/document-store.ts'
import type { DraftJob } from '../../../shared/drafting/draft-job.ts'
import {
  cancelDraft,
  openDraft,
  retryDraft,
  undoDraft,
  updateDraft,
  type DraftWish,
} from '../../stores/draft-store.ts'
import { showProblem, showToast } from '../../stores/toasts-store.ts'

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
  if (job?.status !== 'error') return
  retryDraft(job.id).catch((error: unknown) => showProblem('The draft could not be tried again', error))
}

/** This time on this computer: no network, no cost. */
export async function arrangeHere(job: DraftJob): Promise<void> {
  try {
    await retryDraft(job.id, 'embedded')
  } catch (error) {
    showProblem('The draft could not be arranged here', error)
  }
}

export async function stopDraft(job: DraftJob): Promise<void> {
  try {
    await cancelDraft(job.id)
  } catch (error) {
    showProblem('The draft was not stopped', error)
  }
}

/** Takes a finished job's changes out of the manuscript again. */
export async function takeDraftOut(job: DraftJob): Promise<void> {
  try {
    await flushDocument(job.projectId)
    const { kept } = await undoDraft(job.projectId, job.id)
    showToast({ title: 'The draft update was undone', description: keptWords(kept), tone: 'good' })
  } catch (error) {
    showProblem('The draft update was not undone', error)
  }
}

export function keptWords(kept: number): string {
  if (kept === 0) return 'Everything you wrote since stays.'
  const paragraphs = kept === 1 ? 'One paragraph of it stays' : `${kept} paragraphs of it stay`
  return `${paragraphs}, because you have changed ${kept === 1 ? 'it' : 'them'} since. So does all that you wrote.`
}
