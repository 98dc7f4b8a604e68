// Imports that rest, since the author paused them or the studio was closed: go on, or give them up.
import { useState } from 'react'
import type { AudioImportView } from '../../../shared/ipc/audio-import-views.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { goOnWith, useAudioImport } from '../../stores/audio-import-store.ts'
import { CancelImport } from './audio-import-dialog.tsx'
import { filesWords, percentWords } from './import-words.ts'

export function RestingImports() {
  const { resting, stopped } = useAudioImport()
  if (resting.length === 0) return null
  return (
    <ul aria-label="Imports that rest" className="mt-5 flex flex-col gap-2">
      {resting.map((view) => (
        <li key={view.importId}>
          <Resting view={view} reason={stopped?.importId === view.importId ? stopped.message : null} />
        </li>
      ))}
    </ul>
  )
}

/** `reason`: why it stopped by itself; null = the author wanted so. */
export function Resting({ view, reason }: { view: AudioImportView; reason: string | null }) {
  const [busy, setBusy] = useState(false)
  const [cancelling, setCancelling] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const underWay = useAudioImport((state) => state.current !== null)
  const goOn = async (): Promise<void> => {
    setBusy(true)
    setProblem(null)
    try {
      await goOnWith(view.importId)
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  const words = problem ?? reason
  const percent = percentWords(view)
  return (
    <Notice tone={words === null ? 'info' : 'warn'}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-64 flex-1">
          <p>{`The import of ${filesWords(view)} rests${percent === '' ? '' : ` at ${percent}`}.`}</p>
          {words === null ? null : <p className="text-sm">{words}</p>}
        </div>
        <div className="ml-auto flex gap-2">
          <Button size="sm" variant="ghost" disabled={busy} onClick={() => setCancelling(true)}>
            Cancel import
          </Button>
          <Button size="sm" variant="primary" disabled={busy || underWay} onClick={() => void goOn()}>
            Go on
          </Button>
        </div>
      </div>
      <CancelImport view={view} open={cancelling} onOpenChange={setCancelling} onDone={() => undefined} />
    </Notice>
  )
}
