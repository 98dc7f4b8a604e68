// What the engine says of a phrase, as text and words with times.
import { z } from 'zod'
import type { SpokenWord } from '../../../shared/transcript/version.ts'
import type { Spoken } from '../speech-process-port.ts'

const resultSchema = z.object({
  text: z.string(),
  tokens: z.array(z.string()).optional(),
  /** Seconds from the beginning, one for each token; some engines give none. */
  timestamps: z.array(z.number()).optional(),
})

/** A word that nothing follows is not longer than this after its last token. Milliseconds. */
const LAST_TOKEN_MS = 400

/** `atMs`: where the sound begins; `lengthMs`: how long it is. */
export function readSpoken(
  result: unknown,
  { atMs, lengthMs, small }: { atMs: number; lengthMs: number; small: boolean },
): Spoken {
  const { text, tokens = [], timestamps = [] } = resultSchema.parse(result)
  const written = small ? inSmallLetters(text) : text
  const words = tokens.length === timestamps.length ? wordsOf(tokens, timestamps, lengthMs) : []
  if (words.length === 0) return { text: written.trim(), words: null }
  return {
    text: written.trim(),
    words: words.map((word) => ({
      text: small ? inSmallLetters(word.text) : word.text,
      startMs: Math.round(atMs + word.startMs),
      endMs: Math.round(atMs + word.endMs),
    })),
  }
}

/** As it is said in English; only "I" keeps its capital. */
function inSmallLetters(text: string): string {
  return text.toLowerCase().replaceAll(/(?<![\p{L}'])i(?![\p{L}])/gu, 'I')
}

function wordsOf(tokens: string[], timestamps: number[], lengthMs: number): SpokenWord[] {
  const words: SpokenWord[] = []
  for (const [i, token] of tokens.entries()) {
    const startMs = Math.max(0, (timestamps[i] ?? 0) * 1000)
    const endMs = Math.min(lengthMs, startMs + LAST_TOKEN_MS)
    const piece = token.replaceAll('▁', ' ')
    const last = words.at(-1)
    if (last === undefined || piece.startsWith(' ')) {
      if (last !== undefined) last.endMs = Math.min(last.endMs, startMs)
      words.push({ text: piece.trim(), startMs, endMs })
    } else {
      last.text += piece.trim()
      last.endMs = endMs
    }
  }
  return words.filter(({ text }) => text !== '')
}
