// How an import is spoken of: which files, how far, how long still.
import type { AudioImportView } from '../../../shared/ipc/audio-import-views.ts'
import { lengths } from '../../stores/audio-import-store.ts'

/** “a.mp3”, or “a.mp3” and 2 more. */
export function filesWords({ files }: Pick<AudioImportView, 'files'>): string {
  const [first] = files
  if (first === undefined) return 'Audio'
  return files.length === 1 ? `“${first.name}”` : `“${first.name}” and ${files.length - 1} more`
}

/** 0 to 1; null = the length is not known. */
export function fractionOf(view: AudioImportView): number | null {
  if (view.files.some(({ durationMs }) => durationMs === null)) return null
  const { doneMs, totalMs } = lengths(view)
  return totalMs === 0 ? null : Math.min(1, doneMs / totalMs)
}

export function percentWords(view: AudioImportView): string {
  const fraction = fractionOf(view)
  return fraction === null ? '' : `${Math.floor(fraction * 100)} %`
}

/** "About 2 minutes left". */
export function leftWords(ms: number | null): string {
  if (ms === null) return 'Working out how long it takes'
  const seconds = Math.round(ms / 1000)
  if (seconds < 10) return 'A few seconds left'
  if (seconds < 60) return `About ${Math.ceil(seconds / 10) * 10} seconds left`
  const minutes = Math.round(seconds / 60)
  return minutes === 1 ? 'About a minute left' : `About ${minutes} minutes left`
}

/** Which of the files is coming in. */
export function stepWords({ files, fileAt }: AudioImportView): string {
  const file = files[fileAt]
  if (file === undefined) return 'Finishing'
  return files.length === 1 ? 'Coming in' : `File ${fileAt + 1} of ${files.length}: ${file.name}`
}
