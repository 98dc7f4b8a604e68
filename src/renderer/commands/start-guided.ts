// Begins a guided interview and goes to it. Needs no key and no network.
import { request } from '../bridge/client.ts'
import { go } from '../stores/navigation-store.ts'
import { showProblem } from '../stores/toasts-store.ts'
import { isTalking, tellOfOpenInterview } from './open-interview.ts'

/** `projectId` null = the interview first asks what it is about. */
export async function startGuidedInterview(projectId: string | null): Promise<void> {
  // Main would pause it, and the author would talk on into nothing.
  if (isTalking()) return tellOfOpenInterview()
  try {
    const view = await request('interview.start', { projectId })
    go({ screen: 'interview', sessionId: view.session.id, projectId: view.session.projectId })
  } catch (error) {
    showProblem('The interview did not start', error)
  }
}
