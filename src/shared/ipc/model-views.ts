// What the window shows of the models that understand speech.

import type { ModelRole } from '../speech/model-kind.ts'

export type ModelState = 'none' | 'downloading' | 'paused' | 'unpacking' | 'installed'

export interface ModelView {
  id: string
  title: string
  about: string
  /** Empty = any. */
  languages: string[]
  role: ModelRole
  licence: string
  licenceUrl: string
  /** What is fetched, and what it takes on the disk. */
  downloadBytes: number
  bytes: number
  /** Where it is fetched from. */
  host: string
  state: ModelState
  /** Bytes that are here, while `downloading` or `paused`. */
  doneBytes: number
  /** Bytes a second, while downloading; null = not known yet. */
  rate: number | null
  /** Seconds of sound that this computer writes down in one second; null = not measured. */
  speed: number | null
  measuring: boolean
  /** Why the last act did not come to its end, in words for the author. */
  problem: string | null
}

export interface ModelsView {
  models: ModelView[]
  /** The list itself could not be trusted or read; then nothing can be fetched. */
  problem: string | null
}
