// Files of sound that are taken in as a session: read by the window, written as a recording.

export const audioImportStatuses = ['running', 'paused', 'complete', 'error'] as const
export type AudioImportStatus = (typeof audioImportStatuses)[number]

export interface AudioImportFile {
  path: string
  name: string
  bytes: number
  modifiedAt: number
  /** null = not known yet. */
  durationMs: number | null
}

export interface AudioImport {
  id: string
  sessionId: string
  status: AudioImportStatus
  /** One after the other, in this order. */
  files: AudioImportFile[]
  /** Index of the file that is being taken in. */
  fileAt: number
  /** Of that file, what is on the disk, milliseconds. */
  doneMs: number
  error: string | null
  createdAt: number
  updatedAt: number
}
