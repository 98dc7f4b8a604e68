// The author edits a drafted paragraph: what came of it still rests on the same items. Which old paragraphs a new one
// comes from is told by the words they share; a paragraph split in two, or two joined, are covered alike.
import { paragraphsOf } from './paragraph-sources.ts'
import { bagContainment, bagSimilarity, wordBag, type WordBag } from './similarity.ts'

/** Share of the shorter paragraph's words that must be in the longer one. */
const KINSHIP = 0.6

export interface Descent {
  /** Trimmed paragraphs: new text, and the old texts it comes from. */
  paragraph: string
  from: string[]
}

/** Known to be the same in both texts, in UTF-16 code units; there may be more. */
export interface Unchanged {
  atStart: number
  atEnd: number
}

/** Looks only at the stretch that changed. */
export function descents(
  before: string,
  after: string,
  same: Unchanged = { atStart: 0, atEnd: 0 },
): Descent[] {
  const [old, now] = changedStretch(before, after, same)
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

function changedStretch(before: string, after: string, same: Unchanged): [string, string] {
  const start = sameAtStart(before, after, same.atStart)
  const end = sameAtEnd(before.slice(start), after.slice(start), same.atEnd)
  // Both line breaks must be before the change: what is put between them joins two paragraphs.
  const from = before.lastIndexOf('\n\n', start - 2) + 1
  const cut = (text: string) => {
    const stop = text.indexOf('\n\n', Math.max(text.length - end, start))
    return text.slice(Math.max(0, Math.min(from, start)), stop === -1 ? text.length : stop)
  }
  return [cut(before), cut(after)]
}

/** Compared by the page first: a keystroke leaves half a million characters as they were. */
const PAGE = 4096

function sameAtStart(one: string, other: string, known: number): number {
  const shortest = Math.min(one.length, other.length)
  let at = Math.min(known, shortest)
  while (at + PAGE <= shortest && one.slice(at, at + PAGE) === other.slice(at, at + PAGE)) at += PAGE
  while (at < shortest && one.charCodeAt(at) === other.charCodeAt(at)) at++
  return at
}

function sameAtEnd(one: string, other: string, known: number): number {
  const shortest = Math.min(one.length, other.length)
  const page = (text: string, end: number) => text.slice(text.length - end - PAGE, text.length - end)
  let end = Math.min(known, shortest)
  while (end + PAGE <= shortest && page(one, end) === page(other, end)) end += PAGE
  while (end < shortest && one.charCodeAt(one.length - 1 - end) === other.charCodeAt(other.length - 1 - end))
    end++
  return end
}

function kinship(one: WordBag, other: WordBag): number {
  const [small, large] = one.total <= other.total ? [one, other] : [other, one]
  // In a few words everything is contained: they must be alike as a whole.
  if (small.total < 4) return bagSimilarity(one, other)
  return bagContainment(small, large)
}
