// Files that the author dropped: the preload script gives their paths to main, and none to the page.
import { StudioError } from '../../shared/errors.ts'
import type { ChosenAudioFiles } from '../../shared/ipc/audio-import-views.ts'
import type { StudioFiles } from '../../shared/ipc/envelope.ts'

declare global {
  interface Window {
    readonly studioFiles: StudioFiles
  }
}

/** Throws a StudioError with words for the author. */
export async function chooseDropped(files: readonly File[]): Promise<ChosenAudioFiles> {
  const answer = await window.studioFiles.choose(files)
  if (answer.ok) return answer.value as ChosenAudioFiles
  throw new StudioError(answer.error.code, answer.error.message, answer.error.data)
}
