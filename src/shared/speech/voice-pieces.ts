// A turn as the pieces whose voices are told apart: people who talk fast leave no pause that ends a turn.
import type { SpokenWord } from '../transcript/version.ts'
import { wordPlaces } from '../transcript/word-times.ts'

export interface VoicePieceOfTurn {
  startMs: number
  endMs: number
  /** Where its text begins, UTF-16. */
  at: number
}

export interface TimedTurn {
  startMs: number
  endMs: number
  text: string | null
  /** null = not known when they were said. */
  words: readonly SpokenWord[] | null
}

/** Between two people there is a breath at least. Milliseconds. */
const BREATH_MS = 250
/** In less a voice is not known. Milliseconds. */
const LEAST_MS = 1200

/** One where the words have no times. */
export function piecesOfTurn({ startMs, endMs, text, words }: TimedTurn): VoicePieceOfTurn[] {
  const places = text === null ? [] : wordPlaces(text)
  const whole = [{ startMs, endMs, at: 0 }]
  if (words === null || words.length === 0 || words.length !== places.length) return whole
  const pieces: VoicePieceOfTurn[] = []
  for (const [n, word] of words.entries()) {
    const last = pieces.at(-1)
    const before = words[n - 1]
    const isNew = last === undefined || before === undefined || word.startMs - before.endMs >= BREATH_MS
    if (last === undefined || (isNew && last.endMs - last.startMs >= LEAST_MS))
      pieces.push({ startMs: word.startMs, endMs: word.endMs, at: places[n]?.start ?? 0 })
    else last.endMs = Math.max(last.endMs, word.endMs)
  }
  const [last, previous] = [pieces.at(-1), pieces.at(-2)]
  if (last === undefined || previous === undefined || last.endMs - last.startMs >= LEAST_MS) return pieces
  previous.endMs = last.endMs
  return pieces.slice(0, -1)
}

export interface VoiceRun {
  voice: number
  /** Where its text begins, UTF-16. */
  at: number
}

/** `voices`: of each piece, 0 = not known, which is taken for whoever spoke before. Empty = nobody is known. */
export function runsOf(pieces: readonly VoicePieceOfTurn[], voices: readonly number[]): VoiceRun[] {
  const runs: VoiceRun[] = []
  for (const [n, { at }] of pieces.entries()) {
    const voice = voices[n] ?? 0
    if (voice === 0 || runs.at(-1)?.voice === voice) continue
    runs.push({ voice, at: runs.length === 0 ? 0 : at })
  }
  return runs
}
