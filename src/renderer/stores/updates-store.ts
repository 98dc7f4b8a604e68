// New versions, as main has them: whether it may ask, what it found, how far it is.
import { create } from 'zustand'
import type { UpdatesView } from '../../shared/ipc/update-views.ts'
import { request, subscribe } from '../bridge/client.ts'
import { go, useNavigation } from './navigation-store.ts'
import { showProblem, showToast } from './toasts-store.ts'

export const useUpdates = create<{ view: UpdatesView | null }>(() => ({ view: null }))

/** Asks main (and nobody else) once, and follows from then on. Returns how to end it. */
export function followUpdates(): () => void {
  const stop = subscribe('updates.changed', (view) => useUpdates.setState({ view }))
  void askUpdates('It could not be looked up whether the studio may ask', () => request('updates.state', {}))
  return stop
}

/** What an act answers is shown; what goes wrong is said. */
export async function askUpdates(failed: string, act: () => Promise<UpdatesView>): Promise<void> {
  try {
    useUpdates.setState({ view: await act() })
  } catch (error) {
    showProblem(failed, error)
  }
}

/** A version that was found by itself is told of once, and not to somebody who sees it already. */
export function tellOfUpdates(): () => void {
  let told: string | null = null
  return subscribe('updates.changed', ({ state }) => {
    if (state.kind !== 'available' || state.version === told) return
    told = state.version
    if (useNavigation.getState().view.screen === 'settings') return
    showToast({
      title: `Version ${state.version} of the studio is there`,
      description: 'Settings say what changed. Nothing is fetched until you want it.',
      action: { label: 'Open Settings', run: () => go({ screen: 'settings' }) },
    })
  })
}
