// Splits a paragraph of speech into sentences. An ellipsis is left inside; `false-starts.ts` deals with it.

/** Titles, and initials: one capital at the start or after a capitalised word or another initial. */
const abbreviation =
  /(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|vs|e\.g|i\.e|approx)|(?:^|\b\p{Lu}[\p{L}.]*[\s.])\p{Lu})\.$/u
/** A full stop, question or exclamation mark with its closing quotes, before something that can begin a sentence. */
const boundary = /[.!?]+["'”’)\]]*(?=\s+["'“‘([\uE000\s]*(?:\p{Lu}|\p{N}))/gu

/** Sentences in order, trimmed, none empty. Joined with blanks they give the text again. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = []
  let start = 0
  for (const match of text.matchAll(boundary)) {
    const end = match.index + match[0].length
    const candidate = text.slice(start, end)
    if (match[0] === '.' && abbreviation.test(candidate) && !/\bI\.$/.test(candidate)) continue
    push(sentences, candidate)
    start = end
  }
  push(sentences, text.slice(start))
  return sentences
}

function push(sentences: string[], candidate: string): void {
  const sentence = candidate.trim()
  if (sentence !== '') sentences.push(sentence)
}

/** Words of a text: letters, digits and inner apostrophes. */
export function wordsOf(text: string): string[] {
  return text.replaceAll('’', "'").match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*|'\d\d\b/gu) ?? []
}

export function countWords(text: string): number {
  return wordsOf(text).length
}
