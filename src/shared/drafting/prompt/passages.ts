// Cuts what was said into passages that can stand for it: a sentence with those that lean on it, word for word.
import { leansBack } from '../embedded/standing-alone.ts'
import { splitSentences } from '../embedded/split-sentences.ts'

/** UTF-16 code units; one of a language without blanks is cut there, too. */
const LONGEST = 600
/** A sentence that leans on the one before is joined to it up to this length. */
const LONGEST_JOINED = 400

/** In order, none empty, not overlapping; each stands in the text letter by letter. */
export function passagesOf(text: string): string[] {
  const passages: { start: number; end: number }[] = []
  let from = 0
  for (const sentence of splitSentences(text).flatMap(shortOnes)) {
    const start = text.indexOf(sentence, from)
    const end = start + sentence.length
    const before = passages.at(-1)
    if (before !== undefined && end - before.start <= LONGEST_JOINED && leansBack(sentence)) before.end = end
    else passages.push({ start, end })
    from = end
  }
  return passages.map(({ start, end }) => text.slice(start, end))
}

/** At the marks of languages that set no blank after them, then at a blank, then anywhere but within a character. */
function shortOnes(sentence: string): string[] {
  if (sentence.length <= LONGEST) return [sentence]
  return sentence
    .split(/(?<=[。！？؟।])/u)
    .flatMap((part) => pieces(part.trim()))
    .filter((part) => part !== '')
}

function pieces(text: string): string[] {
  const found: string[] = []
  let rest = text
  while (rest.length > LONGEST) {
    const head = rest.slice(0, LONGEST)
    const space = head.lastIndexOf(' ')
    const length = space > LONGEST / 2 ? space : head.replace(/[\ud800-\udbff]$/, '').length
    found.push(rest.slice(0, length).trim())
    rest = rest.slice(length).trimStart()
  }
  return [...found, rest]
}
