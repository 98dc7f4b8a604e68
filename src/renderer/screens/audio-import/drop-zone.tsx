// Files dragged over the window, whatever it shows: a clear place to drop them, and then the import.
import { AudioLines } from 'lucide-react'
import { useEffect, useState } from 'react'
import { StudioError } from '../../../shared/errors.ts'
import type { ChosenAudioFiles } from '../../../shared/ipc/audio-import-views.ts'
import { chooseDropped } from '../../bridge/dropped-files.ts'
import { openOverlay, useOverlay } from '../../stores/overlay-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'
import { openProject } from '../app-shell/shell-commands.ts'

export function DropZone() {
  const over = useDraggedFiles(take)
  if (!over) return null
  return (
    <div className="pointer-events-none fixed inset-0 z-50 flex items-center justify-center bg-veil p-6">
      <div className="flex h-full w-full flex-col items-center justify-center gap-3 rounded-xl border-2 border-dashed border-accent bg-paper/90">
        <AudioLines size={36} aria-hidden className="text-accent" />
        <p className="title text-xl">Drop sound to import it</p>
        <p className="text-soft">WAV, MP3, M4A, FLAC, OGG or WebM. Several files become one session.</p>
      </div>
    </div>
  )
}

function take(files: File[]): void {
  chooseDropped(files).then(open, (error: unknown) => {
    if (error instanceof StudioError) showProblem('The files were not taken', error)
    else reportError(error)
  })
}

function open(dropped: ChosenAudioFiles): void {
  // A picture out of another page, say: it is no file of the author's.
  if (dropped.files.length + dropped.refused.length === 0) return
  const { overlay } = useOverlay.getState()
  const projectId = overlay?.kind === 'import-audio' ? overlay.projectId : openProject()
  openOverlay({ kind: 'import-audio', projectId, dropped })
}

/** True while files are over the window. Without it the page would be left for the file. */
function useDraggedFiles(dropped: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    /** Elements are left and entered one after the other. */
    let inside = 0
    const show = (count: number): void => {
      inside = Math.max(0, count)
      setOver(inside > 0)
    }
    const listen = (
      name: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
      act: (event: DragEvent) => void,
    ) => {
      const listener = (event: DragEvent): void => {
        if (!event.dataTransfer?.types.includes('Files')) return
        event.preventDefault()
        act(event)
      }
      window.addEventListener(name, listener)
      return () => window.removeEventListener(name, listener)
    }
    const stops = [
      listen('dragenter', () => show(inside + 1)),
      listen('dragleave', () => show(inside - 1)),
      listen('dragover', (event) => {
        if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      }),
      listen('drop', (event) => {
        show(0)
        const files = [...(event.dataTransfer?.files ?? [])]
        if (files.length > 0) dropped(files)
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [dropped])
  return over
}
