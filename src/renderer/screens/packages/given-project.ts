// A project's file that the studio was opened with: shown as a choice, and nothing more.
import { request, subscribe } from '../../bridge/client.ts'
import { useConnection } from '../../stores/connection-store.ts'
import { openOverlay } from '../../stores/overlay-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'

export function followGivenProject(): () => void {
  return subscribe('packages.given', () => {
    // While the projects cannot be opened it waits with main.
    if (useConnection.getState().recovery?.problem === null) showGivenProject()
  })
}

export function showGivenProject(): void {
  request('packages.given', {}).then(
    (given) => {
      if (given !== null) openOverlay({ kind: 'import-projects', given })
    },
    (error: unknown) => showProblem('The project that was opened could not be read', error),
  )
}
