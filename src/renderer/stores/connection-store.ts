// How the window stands with main: whether the data could be opened, and whether news was missed.
import { create } from 'zustand'
import type { AppInfo, RecoveryView } from '../../shared/ipc/views.ts'
import { onGap, request } from '../bridge/client.ts'

interface Connection {
  /** null until main has answered. */
  recovery: RecoveryView | null
  info: AppInfo | null
  /** Why main could not answer at all; words for the author. */
  failure: string | null
  /** Counts missed events: what is shown must be fetched again when it changes. */
  epoch: number
  connect(): Promise<void>
  setRecovery(recovery: RecoveryView): void
}

export const useConnection = create<Connection>((set) => ({
  recovery: null,
  info: null,
  failure: null,
  epoch: 0,
  connect: async () => {
    set({ failure: null })
    try {
      const [recovery, info] = await Promise.all([request('recovery.state', {}), request('app.info', {})])
      set({ recovery, info })
    } catch (error) {
      set({ failure: error instanceof Error ? error.message : String(error) })
    }
  },
  setRecovery: (recovery) => set((state) => ({ recovery, epoch: state.epoch + 1 })),
}))

/** Begins to listen for missed events. */
export function followGaps(): () => void {
  return onGap(() => useConnection.setState((state) => ({ epoch: state.epoch + 1 })))
}
