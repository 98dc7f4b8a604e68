// What the transcript itself tells about its words: which are names, which are used as nouns.
import { articles, auxiliaries, isFunctionWord, prepositions } from './function-words.ts'
import { isCommon } from './terms.ts'

export interface Token {
  word: string
  /** First word of a sentence: its capital says nothing. */
  opens: boolean
  /** Punctuation stands before it: a phrase does not run across. */
  afterBreak: boolean
}

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const match of text.replaceAll('’', "'").matchAll(/[\p{L}\p{N}]+(?:['/-][\p{L}\p{N}]+)*/gu)) {
    const between = text.slice(end, match.index)
    const opens = tokens.length === 0 || /[.!?"“:…[\]]/.test(between)
    tokens.push({ word: match[0], opens, afterBreak: tokens.length === 0 || /[^\s]/.test(between) })
    end = match.index + match[0].length
  }
  return tokens
}

interface Count {
  total: number
  inside: number
  capital: number
  nounLike: number
  verbLike: number
  /** Times a function word stands before it, which tells what it is. */
  judged: number
  /** Nothing follows that it could belong to: it is the head of its phrase. */
  headLike: number
}

const determiners = new Set([
  'my',
  'your',
  'our',
  'his',
  'her',
  'its',
  'their',
  'this',
  'these',
  'those',
  'some',
  'any',
  'no',
  'every',
  'each',
  'another',
  'two',
  'three',
  'four',
  'other',
])
/** Prepositions that end verbs more often than they begin phrases: "set up wrong". */
const particles = new Set(['up', 'out', 'off', 'down', 'over', 'around', 'along', 'away', 'like', 'as'])
const verbSigns = new Set([
  'i',
  'we',
  'he',
  'she',
  'they',
  'you',
  'who',
  'to',
  "i'd",
  "we'd",
  "they'd",
  "didn't",
  "don't",
  "couldn't",
  "can't",
  "wouldn't",
  'never',
  'not',
  'just',
  "i've",
  "we've",
])

export interface SpeechStatistics {
  isName(word: string): boolean
  isNoun(word: string): boolean
  /** Often ends its phrase, as nouns do and adjectives do not. */
  isHead(word: string): boolean
}

/** Counts how words are used over all texts; both answers are about the whole transcript. */
export function createSpeechStatistics(): SpeechStatistics & { add(tokens: readonly Token[]): void } {
  const counts = new Map<string, Count>()
  const of = (word: string): Count | undefined => counts.get(singular(word))
  return {
    add(tokens) {
      tokens.forEach((_, index) => count(counts, tokens, index))
    },
    isName(word) {
      if (/\d/.test(word) || (word.length > 1 && word === word.toUpperCase())) return true
      const seen = of(word)
      return seen !== undefined && seen.inside > 0 && seen.capital / seen.inside >= 0.6
    },
    isHead(word) {
      const seen = of(word)
      if (seen === undefined) return false
      const gerund = /ing$/i.test(word) && seen.nounLike < 3
      return !gerund && seen.headLike >= 0.4 * seen.total
    },
    isNoun(word) {
      const seen = of(word)
      return (
        seen !== undefined &&
        seen.nounLike >= 1 &&
        seen.nounLike >= 2 * seen.verbLike &&
        seen.nounLike >= 0.4 * seen.judged
      )
    },
  }
}

function singular(word: string): string {
  const lower = word.toLowerCase()
  return lower.length > 3 ? lower.replace(/([^suio])s$/, '$1') : lower
}

function count(counts: Map<string, Count>, tokens: readonly Token[], index: number): void {
  const token = tokens[index]
  if (token === undefined) return
  const key = singular(token.word)
  const seen = counts.get(key) ?? { ...unseen }
  counts.set(key, seen)
  seen.total += 1
  if (!token.opens) {
    seen.inside += 1
    if (/^\p{Lu}/u.test(token.word)) seen.capital += 1
  }
  const heads = endsPhrase(tokens[index + 1])
  if (heads) seen.headLike += 1
  const before = token.afterBreak ? undefined : tokens[index - 1]
  if (before === undefined) return
  const left = before.word.toLowerCase()
  if (isFunctionWord(left) || determiners.has(left)) {
    seen.judged += 1
    if (isVerbSign(left)) seen.verbLike += 1
    else if (opensNoun(left)) seen.nounLike += 1
    return
  }
  // "the address space": what ends a phrase that an article opened is a noun.
  const first = before.afterBreak ? undefined : tokens[index - 2]?.word.toLowerCase()
  if (!heads || first === undefined || !opensNoun(first)) return
  seen.judged += 1
  seen.nounLike += 1
}

const unseen: Readonly<Count> = {
  total: 0,
  inside: 0,
  capital: 0,
  nounLike: 0,
  verbLike: 0,
  judged: 0,
  headLike: 0,
}

function isVerbSign(left: string): boolean {
  return verbSigns.has(left) || (auxiliaries.has(left) && !/^(?:is|was|were|are|be|have|has|had)$/.test(left))
}

function opensNoun(left: string): boolean {
  return (
    articles.has(left) ||
    determiners.has(left) ||
    (prepositions.has(left) && !particles.has(left) && left !== 'to')
  )
}

/** True when no further word of the phrase can follow. */
export function endsPhrase(after: Token | undefined): boolean {
  return after === undefined || after.afterBreak || isCommon(after.word)
}
