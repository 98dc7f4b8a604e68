// Tries a way on from data that could not be opened, and keeps why it failed.
import { useState } from 'react'
import type { RecoveryView } from '../../../shared/ipc/views.ts'
import { request } from '../../bridge/client.ts'
import { openOverlay } from '../../stores/overlay-store.ts'
import { useConnection } from '../../stores/connection-store.ts'

export function useRecovery() {
  const setRecovery = useConnection((state) => state.setRecovery)
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const attempt = async (act: () => Promise<RecoveryView>): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      setRecovery(await act())
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  return {
    failure,
    busy,
    startNew: () =>
      void attempt(async () => {
        const opened = await request('recovery.startNew', {})
        // What was exported can come in at once.
        if (opened.problem === null) openOverlay({ kind: 'import-projects', given: null })
        return opened
      }),
    salvage: () =>
      void attempt(async () => {
        const { recovery, report } = await request('recovery.salvage', {})
        openOverlay({ kind: 'salvaged', report })
        return recovery
      }),
    restore: (name: string) => void attempt(() => request('recovery.restore', { name })),
  }
}
