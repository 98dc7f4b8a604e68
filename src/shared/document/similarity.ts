// How alike two pieces of text are, by the words they share.

/** 0 (no word in common) to 1 (the same words); case and order do not count. */
export function similarity(one: string, two: string): number {
  const words = wordsOf(one)
  const others = wordsOf(two)
  if (words.length + others.length === 0) return 1
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of others) {
    const left = counts.get(word) ?? 0
    if (left > 0) {
      shared++
      counts.set(word, left - 1)
    }
  }
  return (2 * shared) / (words.length + others.length)
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
