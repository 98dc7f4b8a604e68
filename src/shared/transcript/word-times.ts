// Times of words through a change of the text: a correction keeps those of the words it leaves, a split divides them.
import { diffSequences } from '../document/diff-sequences.ts'
import type { SpokenWord } from './version.ts'

/** The words of a text between its blanks, with their UTF-16 offsets. */
export function wordPlaces(text: string): { word: string; start: number; end: number }[] {
  return [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }))
}

/** For comparing: without case and what stands around the letters. */
export function plainWord(word: string): string {
  const plain = word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
  return plain === '' ? word : plain
}

/** The place in `other` that is the `at`th of `base`: words that both have lie on the same side of it. */
export function carryBoundary(base: readonly string[], other: readonly string[], at: number): number {
  let shift = 0
  for (const { baseStart, baseEnd, otherStart, otherEnd } of diffSequences(
    base.map(plainWord),
    other.map(plainWord),
  )) {
    if (baseStart >= at) break
    if (baseEnd > at) {
      const share = (at - baseStart) / (baseEnd - baseStart)
      return otherStart + Math.round(share * (otherEnd - otherStart))
    }
    shift = otherEnd - baseEnd
  }
  return at + shift
}

/** Words that stayed keep their times; those that came share the time of the ones they replace. */
export function carryWordTimes(words: readonly SpokenWord[], text: string): SpokenWord[] {
  const said = wordPlaces(text).map(({ word }) => word)
  const hunks = diffSequences(
    words.map((word) => plainWord(word.text)),
    said.map(plainWord),
  )
  const carried: SpokenWord[] = []
  let base = 0
  const keepUntil = (until: number): void => {
    for (; base < until; base += 1) {
      const known = words[base]
      if (known !== undefined) carried.push({ ...known, text: said[carried.length] ?? known.text })
    }
  }
  for (const { baseStart, baseEnd, otherStart, otherEnd } of hunks) {
    keepUntil(baseStart)
    const from = words[baseStart]?.startMs ?? carried.at(-1)?.endMs ?? 0
    const first = baseEnd === baseStart ? (carried.at(-1)?.endMs ?? from) : from
    const last = baseEnd === baseStart ? first : (words[baseEnd - 1]?.endMs ?? first)
    const each = (last - first) / Math.max(1, otherEnd - otherStart)
    for (let at = otherStart; at < otherEnd; at += 1) {
      const startMs = Math.round(first + each * (at - otherStart))
      carried.push({ text: said[at] ?? '', startMs, endMs: Math.round(startMs + each) })
    }
    base = baseEnd
  }
  keepUntil(words.length)
  return carried
}
