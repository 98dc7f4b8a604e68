// What the window is shown of a session that is spoken without a service: a recording, or a guided interview by voice.
import type { Session } from '../session/session.ts'
import type { InterviewSummary } from './views.ts'

export const spokenKinds = ['recording', 'guided'] as const
export type SpokenKind = (typeof spokenKinds)[number]

/** What becomes of the sound while it is being said. `sound`: it is kept, and turned into turns later. */
export type Hearing = 'words' | 'turns' | 'sound'

export interface MarkerView {
  id: string
  /** On the session's recording clock, milliseconds. */
  atMs: number
  label: string | null
}

export interface SpokenView {
  session: Session
  /** Where the session's recording clock stands, milliseconds. */
  recordedMs: number
  /** In the order of the recording. */
  markers: MarkerView[]
  hearing: Hearing
}

/** What comes of the words that are not there yet. */
export type WordsToCome =
  /** Every passage is in words. */
  | 'none'
  | 'queued'
  /** As soon as there is a model that can write them down. */
  | 'no_model'

export interface SpokenSummary extends InterviewSummary {
  kind: SpokenKind
  recordedMs: number
  markers: number
  /** Passages that are kept as sound only. */
  soundOnly: number
  /** Where its files are on this computer. */
  folder: string
  wordsToCome: WordsToCome
}
