// What the window is shown of files of sound that are taken in. Paths stay in main.
import type { AudioImportStatus } from '../speech/audio-import.ts'

export interface ChosenAudio {
  fileId: string
  name: string
  bytes: number
  /** Where the page reads its bytes, for as long as the file is chosen. */
  url: string
}

export interface ChosenAudioFiles {
  /** In the order of their names. */
  files: ChosenAudio[]
  refused: { name: string; reason: string }[]
}

export interface AudioImportView {
  importId: string
  sessionId: string
  projectId: string | null
  status: AudioImportStatus
  /** `durationMs`: as the file says, then as it was taken in; null = not known. */
  files: { name: string; bytes: number; durationMs: number | null }[]
  fileAt: number
  /** Of that file, milliseconds. */
  doneMs: number
  /** What could not be read, or why it rests; words for the author. */
  error: string | null
}

/** What the page needs to go on with it. */
export interface OpenAudioImport {
  view: AudioImportView
  /** Of its files, in order; null for those that are in already. */
  urls: (string | null)[]
  /** Where the file that is being taken in begins on the session's recording clock, milliseconds. */
  fileStartMs: number
}
