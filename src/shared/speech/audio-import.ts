// Files of sound that are taken in as a session: read by the window, written as a recording.
import { z } from 'zod'

export const audioImportStatuses = ['running', 'paused', 'complete', 'error'] as const
export type AudioImportStatus = (typeof audioImportStatuses)[number]

/** As the row keeps it; parsed when it is read. */
export const audioImportFileSchema = z.object({
  path: z.string(),
  name: z.string(),
  bytes: z.number(),
  modifiedAt: z.number(),
  /** null = not known yet. */
  durationMs: z.number().nullable(),
})
export type AudioImportFile = z.infer<typeof audioImportFileSchema>

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
  /** Who speaks, as the author said; null = the author. */
  speaker: string | null
  /** The project was made for it, and goes with it when it is cancelled. */
  madeProject: boolean
  /** What could not be read, or why it rests; words for the author. */
  error: string | null
  createdAt: number
  updatedAt: number
}
