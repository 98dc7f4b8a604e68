// The models that understand speech, as main has them: what there is, what is under way.
import { create } from 'zustand'
import type { ModelsView } from '../../shared/ipc/model-views.ts'
import { request, subscribe } from '../bridge/client.ts'
import { showProblem } from './toasts-store.ts'

export const useModels = create<{ view: ModelsView | null }>(() => ({ view: null }))

/** Asks once and follows from then on. Returns how to end it. */
export function followModels(): () => void {
  const stop = subscribe('models.changed', (view) => useModels.setState({ view }))
  void askModels('The speech models could not be listed', () => request('models.list', {}))
  return stop
}

/** What an act answers is shown; what goes wrong is said. */
export async function askModels(failed: string, act: () => Promise<ModelsView | null>): Promise<void> {
  try {
    const view = await act()
    if (view !== null) useModels.setState({ view })
  } catch (error) {
    showProblem(failed, error)
  }
}
