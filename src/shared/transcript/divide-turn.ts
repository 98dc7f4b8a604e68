// A turn cut in two: its text, the times of its words, and the same of each of its other versions.
import type { ItemVersion, SpokenWord } from './version.ts'
import { carryBoundary, wordPlaces } from './word-times.ts'

export interface Half {
  text: string
  words: SpokenWord[] | null
}

/** `at`: UTF-16 offset into `text`; a cut within a word falls before it. */
export function divideText({ text, words }: Half, at: number): [Half, Half] {
  const places = wordPlaces(text)
  const before = places.filter(({ end }) => end <= at).length
  return divideBefore({ text, words }, before)
}

/** Before the `count`th word of the text. */
function divideBefore({ text, words }: Half, count: number): [Half, Half] {
  const places = wordPlaces(text)
  const cut = places[count]?.start ?? text.length
  const timed =
    words === null
      ? null
      : carryBoundary(
          places.map(({ word }) => word),
          words.map((word) => word.text),
          count,
        )
  return [
    { text: text.slice(0, cut).trim(), words: timed === null ? null : (words?.slice(0, timed) ?? null) },
    { text: text.slice(cut).trim(), words: timed === null ? null : (words?.slice(timed) ?? null) },
  ]
}

/** Another version of the turn, cut where `text` is cut at `at`. */
export function divideVersion(text: string, at: number, version: ItemVersion): [Half, Half] {
  const places = wordPlaces(text)
  const before = places.filter(({ end }) => end <= at).length
  const place = carryBoundary(
    places.map(({ word }) => word),
    wordPlaces(version.text).map(({ word }) => word),
    before,
  )
  return divideBefore(version, place)
}

/** When the second half begins: between the words that the cut lies between, else by length. null = not known. */
export function boundaryMs(
  [first, second]: readonly [Half, Half],
  { audioStartMs, audioEndMs }: { audioStartMs: number | null; audioEndMs: number | null },
): number | null {
  const last = first.words?.at(-1)
  const next = second.words?.[0]
  if (last !== undefined && next !== undefined) return Math.round((last.endMs + next.startMs) / 2)
  if (audioStartMs === null || audioEndMs === null) return null
  const share = first.text.length / Math.max(1, first.text.length + second.text.length)
  return Math.round(audioStartMs + share * (audioEndMs - audioStartMs))
}
