// Phrases of a section's own talk that could head it: names and noun phrases, with how much they say about it.
import type { Block } from './blocks.ts'
import { articles } from './function-words.ts'
import type { SpeechStatistics, Token } from './speech-statistics.ts'
import { endsPhrase, tokensOf } from './speech-statistics.ts'
import { isCommon, stem } from './terms.ts'

export interface Phrase {
  /** Stems joined with blanks: "file system". */
  key: string
  /** Words as spoken most often. */
  words: string[]
  count: number
  /** How often the author said it, the questions not counted. */
  said: number
  /** How often the author said "the" before it. */
  definite: number
  /** The indefinite article it was said with, if any. */
  indefinite: 'a' | 'an' | null
  /** Said with "this", "my", "another": one of several, not stuff as "type theory" is. */
  counted: boolean
  /** Index of the token where it is first said. */
  first: number
  isName: boolean
}

interface Found {
  phrase: Phrase
  forms: Map<string, number>
}

const MAX_WORDS = 3
/** A question of so few words names its subject. */
const SHORT_QUESTION = 25

/** Candidate phrases of a run of blocks by key; the questions count, for they name the subject. */
export function phrasesOf(blocks: readonly Block[], statistics: SpeechStatistics): Map<string, Phrase> {
  const found = new Map<string, Found>()
  const questions = new Set(blocks.map((block) => block.question))
  let offset = 0
  for (const text of textsOf(blocks)) {
    const tokens = tokensOf(text)
    const asked = questions.has(text)
    const weight = asked && tokens.length <= SHORT_QUESTION ? 2 : 1
    for (let at = 0; at < tokens.length; at += 1)
      collect(found, tokens, at, { offset, weight, said: asked ? 0 : 1 }, statistics)
    offset += tokens.length
  }
  const phrases = new Map<string, Phrase>()
  for (const [key, { phrase, forms }] of found) {
    const form = [...forms].sort((a, b) => b[1] - a[1])[0]?.[0]
    phrases.set(key, { ...phrase, words: form === undefined ? phrase.words : form.split(' ') })
  }
  return withoutParts(phrases)
}

/** Drops what is mostly said as a part of something longer: "comp" beside "comp center". */
function withoutParts(phrases: Map<string, Phrase>): Map<string, Phrase> {
  for (const longer of [...phrases.values()]) {
    const parts = longer.key.split(' ')
    if (parts.length < 2 || longer.count < 2) continue
    for (let from = 0; from < parts.length; from += 1) {
      for (let to = from + 1; to <= parts.length; to += 1) {
        const part = phrases.get(parts.slice(from, to).join(' '))
        if (part !== undefined && part.key !== longer.key && longer.count >= 0.6 * part.count)
          phrases.delete(part.key)
      }
    }
  }
  return phrases
}

/** The words of a run and of its questions, as they were spoken. */
export function textsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    const said = block.sentences.map((sentence) => sentence.text)
    return block.opensAnswer && block.question !== null ? [block.question, ...said] : said
  })
}

function collect(
  found: Map<string, Found>,
  tokens: readonly Token[],
  at: number,
  { offset, weight, said }: { offset: number; weight: number; said: 0 | 1 },
  statistics: SpeechStatistics,
): void {
  const words: string[] = []
  for (let size = 1; size <= MAX_WORDS; size += 1) {
    const token = tokens[at + size - 1]
    if (token === undefined || (size > 1 && token.afterBreak) || !canBePart(token.word)) return
    words.push(token.word)
    const ends = endsPhrase(tokens[at + size])
    if (!isPhrase(words, statistics) || (size === 1 && !ends && !statistics.isName(token.word))) continue
    const key = words.map(stem).join(' ')
    const before = tokens[at - 1]
    const isName = words.every((word) => statistics.isName(word))
    const entry = found.get(key) ?? {
      phrase: {
        key,
        words: [...words],
        count: 0,
        said: 0,
        definite: 0,
        indefinite: null,
        counted: false,
        first: offset + at,
        isName,
      },
      forms: new Map<string, number>(),
    }
    found.set(key, entry)
    entry.phrase.count += weight
    entry.phrase.said += said
    const article = tokens[at]?.afterBreak === false && ends ? before?.word.toLowerCase() : undefined
    if (article === 'the') entry.phrase.definite += 1
    if (article === 'a' || article === 'an') entry.phrase.indefinite = article
    if (article !== undefined && counting.has(article)) entry.phrase.counted = true
    const form = words.map((word) => (statistics.isName(word) ? word : word.toLowerCase())).join(' ')
    entry.forms.set(form, (entry.forms.get(form) ?? 0) + 1)
  }
}

function canBePart(word: string): boolean {
  return (
    word.length > 1 &&
    !isCommon(word) &&
    !articles.has(word.toLowerCase()) &&
    !/^\d+$/.test(word) &&
    !/^(?:mr|mrs|ms|dr|'.*)$/i.test(word)
  )
}

const counting = new Set([
  'this',
  'that',
  'every',
  'each',
  'another',
  'one',
  'my',
  'our',
  'your',
  'his',
  'her',
  'its',
  'their',
  'some',
])
const notHead = /(?:ly|'s|')$/i

function isPhrase(words: readonly string[], statistics: SpeechStatistics): boolean {
  const head = words.at(-1) ?? ''
  if (notHead.test(head)) return false
  if (!statistics.isHead(head) || !(statistics.isName(head) || statistics.isNoun(head))) return false
  return words.slice(0, -1).every((word) => isModifier(word, statistics))
}

/** A word that can stand before a noun: a name, a noun, or an adjective by its ending. */
function isModifier(word: string, statistics: SpeechStatistics): boolean {
  return (
    statistics.isName(word) ||
    statistics.isNoun(word) ||
    /(?:al|ic|ive|ous|ary|less|ful|ing|ed|ish|an)$/i.test(word)
  )
}
