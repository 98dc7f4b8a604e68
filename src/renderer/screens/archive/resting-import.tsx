// The import of a sitting that rests goes on from the archive, too.
import type { ReactNode } from 'react'
import { useAudioImport } from '../../stores/audio-import-store.ts'
import { Resting } from '../audio-import/resting-imports.tsx'

/** Nothing when the sitting is no import, or the import is not resting. */
export function RestingImport({ sessionId }: { sessionId: string }): ReactNode {
  const { resting, stopped } = useAudioImport()
  const view = resting.find((one) => one.sessionId === sessionId)
  if (view === undefined) return null
  return (
    <div className="px-6 pt-3">
      <Resting view={view} reason={stopped?.importId === view.importId ? stopped.message : null} />
    </div>
  )
}
