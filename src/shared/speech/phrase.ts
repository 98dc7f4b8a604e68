// A stretch of speech between two silences, as the voice activity detector cuts it.
import type { SpokenWord } from '../transcript/version.ts'

export interface Phrase {
  /** On the session's recording clock, milliseconds: the voice with up to half a second before it, and a little after. */
  startMs: number
  endMs: number
  /** null = it was heard, and nothing here could write it down. */
  text: string | null
  /** null = the engine tells no times. */
  words: SpokenWord[] | null
}
