// The author edits a drafted paragraph: what came of it still rests on the same items. Which old paragraphs a new one
// comes from is told by the words they share; a paragraph split in two, or two joined, are covered alike.
import { paragraphsOf } from './paragraph-sources.ts'
import { bagSimilarity, wordBag, type WordBag } from './similarity.ts'

/** Share of the shorter paragraph's words that must be in the longer one. */
const KINSHIP = 0.6

export interface Descent {
  /** Trimmed paragraphs: new text, and the old texts it comes from. */
  paragraph: string
  from: string[]
}

/** Looks only at the stretch that changed. */
export function descents(before: string, after: string): Descent[] {
  const [old, now] = changedStretch(before, after)
  const fresh = paragraphsOf(now)
  const standing = new Set(fresh)
  const gone = paragraphsOf(old)
    .filter((paragraph) => !standing.has(paragraph))
    .map((paragraph) => ({ paragraph, bag: wordBag(paragraph) }))
  if (gone.length === 0) return []
  return fresh.flatMap((paragraph) => {
    const bag = wordBag(paragraph)
    const from = gone.filter((other) => kinship(bag, other.bag) >= KINSHIP).map((other) => other.paragraph)
    return from.length === 0 ? [] : [{ paragraph, from }]
  })
}

function changedStretch(before: string, after: string): [string, string] {
  const shortest = Math.min(before.length, after.length)
  let start = 0
  while (start < shortest && before.charCodeAt(start) === after.charCodeAt(start)) start++
  let end = 0
  while (
    end < shortest - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end++
  }
  const from = before.lastIndexOf('\n\n', start - 1) + 1
  const cut = (text: string) => {
    const stop = text.indexOf('\n\n', Math.max(text.length - end, start))
    return text.slice(Math.max(0, Math.min(from, start)), stop === -1 ? text.length : stop)
  }
  return [cut(before), cut(after)]
}

function kinship(one: WordBag, other: WordBag): number {
  const [small, large] = one.total <= other.total ? [one, other] : [other, one]
  // In a few words everything is contained: they must be alike as a whole.
  if (small.total < 4) return bagSimilarity(one, other)
  let shared = 0
  for (const [word, count] of small.counts) shared += Math.min(count, large.counts.get(word) ?? 0)
  return shared / small.total
}
