// Words of a block and the sentences they belong to: the grain at which two writers may share a paragraph.

/** Words with the blank space after them; joined they are the text. Leading blank space goes with the first. */
export function splitWords(text: string): string[] {
  return text.match(/\s*\S+\s*|\s+/g) ?? []
}

const abbreviation = /^["'“‘([]*(?:mr|mrs|ms|dr|st|prof|vs|etc|e\.g|i\.e|no|vol|[a-z])\.$/i

/** True when a sentence ends with this word. */
export function endsSentence(word: string): boolean {
  const text = word.trim()
  if (!/[.!?…]["'”’)\]*_]*$/.test(text)) return word.includes('\n')
  return !abbreviation.test(text)
}

/** For each word, the number of its sentence, from 0. */
export function sentenceNumbers(words: readonly string[]): number[] {
  let sentence = 0
  return words.map((word) => {
    const number = sentence
    if (endsSentence(word)) sentence++
    return number
  })
}
