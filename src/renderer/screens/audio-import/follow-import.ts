// Says how an import ended, whatever is on the screen then.
import type { AudioImportView } from '../../../shared/ipc/audio-import-views.ts'
import { lengths, useAudioImport } from '../../stores/audio-import-store.ts'
import { go } from '../../stores/navigation-store.ts'
import { useOverlay } from '../../stores/overlay-store.ts'
import { showToast } from '../../stores/toasts-store.ts'
import { elapsedWords } from '../workspace/time-words.ts'
import { filesWords } from './import-words.ts'

export function tellOfImports(): () => void {
  return useAudioImport.subscribe(({ current, finished, stopped }, before) => {
    if (current === null && before.current !== null) closeDialog()
    if (finished !== null && finished !== before.finished) tellFinished(finished)
    if (stopped !== null && stopped !== before.stopped) {
      const description = `${stopped.message} What came in is kept; “Go on” in the library takes it from there.`
      showToast({ title: 'The import of audio rests', description, tone: 'problem' })
    }
  })
}

/** It showed how far the import was; without one it would ask for more files. */
function closeDialog(): void {
  const { overlay, close } = useOverlay.getState()
  if (overlay?.kind === 'import-audio') close()
}

function tellFinished(view: AudioImportView): void {
  const { projectId, error } = view
  const heard = `${elapsedWords(lengths(view).totalMs)} of ${filesWords(view)} came in.`
  showToast({
    title: error === null ? 'Audio imported' : 'Audio imported, but not all of it',
    description: error === null ? heard : `${heard} ${error}`,
    tone: error === null ? 'good' : 'problem',
    ...(projectId === null
      ? {}
      : { action: { label: 'Show the project', run: () => go({ screen: 'project', projectId }) } }),
  })
}
