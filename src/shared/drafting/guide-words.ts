// Finds words and phrases of the voice guide in a text: whole words, whatever their capitals.

export interface FoundWord {
  /** As the guide has it. */
  word: string
  /** UTF-16 offsets. */
  from: number
  to: number
}

/** A finder for these words; of words that begin at one place the longest is found. Cheap to run, so keep it. */
export function createWordFinder(words: readonly string[]): (text: string) => FoundWord[] {
  const byKey = new Map(words.map((word) => [keyOf(word), word]))
  const keys = [...byKey.keys()].filter((key) => key !== '').sort((a, b) => b.length - a.length)
  if (keys.length === 0) return () => []
  const pattern = new RegExp(String.raw`${before}(?:${keys.map(patternOf).join('|')})${after}`, 'giu')
  return (text) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const word = byKey.get(keyOf(match[0]))
      return word === undefined ? [] : [{ word, from: match.index, to: match.index + match[0].length }]
    })
}

const before = String.raw`(?<![\p{L}\p{N}\p{M}_]|\p{L}['’])`
/** Not in the middle of a word; "don" is not in "don't", but "GitHub" is in "GitHub's". */
const after = String.raw`(?![\p{L}\p{N}\p{M}_]|['’](?!s(?!\p{L}))\p{L})`

/** Capitals, the form of an apostrophe, and blank or hyphen between the words make no difference. */
function keyOf(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[\s-]+/g, ' ')
}

function patternOf(key: string): string {
  return key
    .replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
    .replaceAll(' ', String.raw`(?:[ \t]*\n[ \t]*|[ \t-]+)`)
    .replaceAll("'", "['’]")
}
