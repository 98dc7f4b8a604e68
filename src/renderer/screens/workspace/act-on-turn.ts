// What is done to turns is said, and can be taken back where it was said.
import { request } from '../../bridge/client.ts'
import { showProblem, showToast } from '../../stores/toasts-store.ts'

/** Each act can be taken back at once. */
export async function act(
  sessionId: string,
  done: string,
  failed: string,
  run: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await run()
    showToast({ title: done, action: { label: 'Take back', run: () => void takeBack(sessionId) } })
    return true
  } catch (error) {
    showProblem(failed, error)
    return false
  }
}

/** The last of what was done to turns of the sitting. */
export async function takeBack(sessionId: string): Promise<void> {
  try {
    const undone = await request('items.undo', { sessionId })
    showToast({ title: undone === null ? 'There is nothing to take back in this sitting' : 'Taken back' })
  } catch (error) {
    showProblem('Nothing was taken back', error)
  }
}
