// How alike two pieces of text are, by the words they share.

/** A text's words, counted; made once when a text is compared with many. */
export interface WordBag {
  counts: ReadonlyMap<string, number>
  total: number
}

export function wordBag(text: string): WordBag {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return { counts, total: words.length }
}

/** 0 (no word in common) to 1 (the same words); case and order do not count. */
export function bagSimilarity(one: WordBag, other: WordBag): number {
  const total = one.total + other.total
  if (total === 0) return 1
  const [small, large] = one.counts.size <= other.counts.size ? [one, other] : [other, one]
  return (2 * sharedWords(small, large)) / total
}

/** The share of `part`'s words that `whole` has too; 0 for a part without words. */
export function bagContainment(part: WordBag, whole: WordBag): number {
  return part.total === 0 ? 0 : sharedWords(part, whole) / part.total
}

export function similarity(one: string, other: string): number {
  return bagSimilarity(wordBag(one), wordBag(other))
}

function sharedWords(small: WordBag, large: WordBag): number {
  let shared = 0
  for (const [word, count] of small.counts) shared += Math.min(count, large.counts.get(word) ?? 0)
  return shared
}
