// Phrases of sound that comes in slices with times: gaps end a phrase, the small steps between files do not.
import { SPEECH_RATE } from '../../../shared/speech/transcriber.ts'
import type { FoundPhrase, PhraseFinder } from './phrase-finder.ts'
import type { SoundSlice } from './read-file.ts'

/** Less than the pause of a breath. Milliseconds. */
const SMALL_STEP_MS = 200
/** Of rounding. */
const NO_STEP_MS = 5

export interface Found {
  phrases: FoundPhrase[]
  /** Every phrase that begins before it was found. */
  settledMs: number
}

export async function* phrasesOf(
  finder: PhraseFinder,
  slices: AsyncIterable<SoundSlice>,
): AsyncGenerator<Found> {
  for await (const { atMs, samples } of slices) {
    const step = Math.abs(atMs - finder.nowMs)
    const phrases: FoundPhrase[] = []
    if (step > SMALL_STEP_MS) phrases.push(...finder.cut(atMs))
    else if (step > NO_STEP_MS) finder.adjust(atMs)
    phrases.push(...finder.take(samples))
    yield { phrases, settledMs: finder.settledMs }
  }
  const endMs = finder.nowMs
  yield { phrases: finder.cut(endMs), settledMs: endMs }
}

/** Sound at hand, a second at a time. */
export async function* slicesOf(pcm: Float32Array, atMs: number): AsyncGenerator<SoundSlice> {
  for (let at = 0; at < pcm.length; at += SPEECH_RATE) {
    yield { atMs: atMs + (at * 1000) / SPEECH_RATE, samples: pcm.slice(at, at + SPEECH_RATE) }
  }
}
