// Who turns the sound of a phrase into words, as the queue sees it.
import type { UsageTotals } from '../../shared/realtime/usage.ts'
import type { TranscriberName } from '../../shared/speech/transcriber.ts'
import type { SpokenWord } from '../../shared/transcript/version.ts'
import type { Spoken } from './speech-process-port.ts'

export interface Transcribed extends Spoken {
  /** As the service counted it; absent = it did not say, or nothing is paid for. */
  used?: UsageTotals
}

export interface Transcriber {
  name: TranscriberName
  /** null = it has no name for what it works with. */
  model: string | null
  /**
   * 16 kHz mono, at most a few minutes. Times of words count from the beginning of `pcm`. Rejects with a StudioError
   * whose `data.retryable` says whether the same again may go well.
   */
  transcribe(pcm: Float32Array, options: { signal: AbortSignal }): Promise<Transcribed>
}

/** The same words on another clock, which is at `ms` where theirs is at nothing. */
export function wordsFrom(words: SpokenWord[] | null, ms: number): SpokenWord[] | null {
  return (
    words?.map(({ text, startMs, endMs }) => ({ text, startMs: startMs + ms, endMs: endMs + ms })) ?? null
  )
}
