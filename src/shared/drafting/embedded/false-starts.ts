// Drops what the speaker began and gave up: doubled words ("I, I went") and fragments before an ellipsis
// ("It was the… The real reason"). Rules: docs/cleaning.md, "False starts".
import { auxiliaries, canDangle, conjunctions, isFunctionWord, prepositions } from './function-words.ts'
import { wordsOf } from './split-sentences.ts'

/** Longest fragment before an ellipsis that counts as given up. */
export const MAX_ABANDONED_WORDS = 12

/** Doubled on purpose or by grammar: "that that", "had had", "what it is is". */
const mayDouble = new Set([
  'that',
  'had',
  'is',
  'her',
  'so',
  'no',
  'more',
  'much',
  'many',
  'all',
  'such',
  'who',
  'do',
  'you',
])

const word = String.raw`[\p{L}\p{N}][\p{L}\p{N}'’]*`
const gap = String.raw`\s*[,—–-]?\s*(?:-\s*)?`
const repeated = [5, 4, 3, 2, 1].map(
  (size) =>
    new RegExp(
      String.raw`(?<![\p{L}\p{N}'’])((${word})(?:\s+${word}){${size - 1}})(${gap})\1(?![\p{L}\p{N}'’])`,
      'giu',
    ),
)

/** A quick look, for most sentences have none: a function word that comes again within five words. */
function hasRepeat(sentence: string): boolean {
  const words = wordsOf(sentence.toLowerCase())
  return words.some((each, index) => isFunctionWord(each) && words.slice(index + 1, index + 6).includes(each))
}

/** "we had - we had" → "we had". Only runs that begin with a function word; never a run that may be meant. */
export function dropRepeats(sentence: string): string {
  if (!hasRepeat(sentence)) return sentence
  let now = sentence
  for (const [index, pattern] of repeated.entries()) {
    const single = index === repeated.length - 1
    let before = ''
    while (before !== now) {
      before = now
      now = now.replace(pattern, (match: string, run: string, first: string, between: string) => {
        if (!/[\s,—–-]/.test(between) || !mayStartOver(run, first, between)) return match
        return single && mayDouble.has(first.toLowerCase()) ? match : run
      })
    }
  }
  return now
}

/** "They were really, they wanted" → "they wanted": up to four function words, then the first of them again. */
export function dropRestarts(sentence: string): string {
  return sentence.replace(
    /(^|[,;.]\s+|\b(?:and|but|so)\s+)((?:[\p{L}'’]+\s+){1,3}[\p{L}'’]+)\s*,\s*(?=([\p{L}'’]+))(?!\p{L}+ (?:guess|think|suppose|believe|know|imagine|mean|see|say|remember|hope)\b)/gu,
    (match: string, lead: string, run: string, next: string) => {
      const words = wordsOf(run)
      const given = words.every((each) => isFunctionWord(each) || canDangle(each))
      return given && words[0]?.toLowerCase() === next.toLowerCase() ? lead : match
    },
  )
}

/** "into OV, into OV, into the printer" is meant; "in the, in the" is not. */
function mayStartOver(run: string, first: string, between: string): boolean {
  const lower = first.toLowerCase()
  if (!isFunctionWord(first) || /^(?:another|each|every|all|many|no|one|none|both|some)$/.test(lower))
    return false
  return !between.includes(',') || !prepositions.has(lower) || wordsOf(run).every(isFunctionWord)
}

/** Resolves the ellipses of a paragraph; each becomes a full stop, a dash, or takes a given-up fragment with it. */
export function dropAbandoned(paragraph: string): string {
  const pieces = paragraph.split(/\s*…[\s.,;:]*/)
  let done = ''
  pieces.forEach((piece, index) => {
    done = index === 0 ? piece : join(done, piece, index === pieces.length - 1 && piece.trim() === '')
  })
  return done
}

function join(done: string, rest: string, atEnd: boolean): string {
  const start = lastSentenceStart(done)
  const kept = done.slice(0, start)
  const fragment = done.slice(start).trim()
  if (fragment === '') return `${kept}${rest}`
  if (atEnd) return `${kept}${endCutOff(fragment)}`
  if (/^["”’)]/.test(rest)) return `${kept}${fragment}…${rest}`
  const fresh = /^["'“‘(]*\p{Lu}/u.test(rest) && !/^I\b/.test(rest)
  if (!fresh && /\b(?:and|but|or|so|because|that)$/i.test(fragment)) return `${kept}${fragment} ${rest}`
  const comma = fragment.lastIndexOf(',')
  const head = comma > 0 ? fragment.slice(0, comma) : ''
  if (wordsOf(head).length > 1 && isAbandoned(fragment.slice(comma + 1), rest)) {
    const quote = /^\s*["“]/.exec(fragment.slice(comma + 1))?.[0].trim() ?? ''
    return fresh && quote === '' ? `${kept}${head}. ${rest}` : `${kept}${head}, ${quote}${rest}`
  }
  if (isAbandoned(fragment, rest)) return `${kept}${capitalise(rest)}`
  if (fresh && canDangle(lastWord(fragment))) return `${kept}${fragment}… ${rest}`
  return fresh ? `${kept}${fragment}. ${rest}` : `${kept}${fragment} — ${rest}`
}

function isAbandoned(fragment: string, rest: string): boolean {
  const left = wordsOf(fragment).map((each) => each.toLowerCase())
  if (left.length > MAX_ABANDONED_WORDS) return false
  const right = wordsOf(rest).map((each) => each.toLowerCase())
  if (left[0] === right[0] && (left.length <= 2 || left[1] === right[1])) return true
  return canDangle(lastWord(fragment)) && !goesOn(rest)
}

/** "looking for… to move": what follows the pause continues the sentence. */
function goesOn(rest: string): boolean {
  const first = /^\p{Ll}[\p{L}'’]*/u.exec(rest)?.[0] ?? ''
  return prepositions.has(first) || conjunctions.has(first) || auxiliaries.has(first)
}

/** The turn ended unfinished: a hanging tail after the last comma goes, the rest becomes a sentence. */
function endCutOff(fragment: string): string {
  if (wordsOf(fragment).length <= 4) return ''
  const comma = fragment.lastIndexOf(',')
  const tail = comma > 0 ? wordsOf(fragment.slice(comma)) : []
  if (comma > 0 && tail.length <= 4 && tail.every(canHang)) return `${fragment.slice(0, comma)}.`
  const whole = fragment.replace(/[\s,]+(?:and|or|but|so|because)$/i, '')
  if (whole !== fragment) return endCutOff(whole)
  return canDangle(lastWord(fragment)) ? `${fragment}…` : `${fragment}.`
}

function canHang(word: string): boolean {
  return isFunctionWord(word) || canDangle(word)
}

function lastWord(text: string): string {
  return wordsOf(text).at(-1) ?? ''
}

function lastSentenceStart(text: string): number {
  const end = /^[\s\S]*[.!?…]["'”’)\]]*\s+/.exec(text)
  return end === null ? 0 : end[0].length
}

export function capitalise(text: string): string {
  return text.replace(
    /^(["'“‘([]*)(\p{Ll})/u,
    (_, open: string, letter: string) => open + letter.toUpperCase(),
  )
}
