// What the voice guide can ask of a drafter that adds and changes no word: spelling, and fewer fillers. Rules:
// docs/cleaning.md, "The voice guide".
import { createWordFinder } from '../guide-words.ts'
import { capitalise } from './false-starts.ts'
import { dropSetOff } from './fillers.ts'
import { isFunctionWord } from './function-words.ts'

export interface AvoidedWord {
  word: string
  times: number
}

export interface Spelling {
  prose(text: string): string
  /** Of a heading; its capitals stay. */
  title(heading: string): string
}

/** Gives words to use their spelling where the same words were said. */
export function createSpelling(wordsToUse: readonly string[]): Spelling {
  // "IT" must not make a company of every "it".
  const words = wordsToUse.filter((word) => !isFunctionWord(word))
  return { prose: speller(words), title: speller(words.filter((word) => word !== word.toLowerCase())) }
}

function speller(words: readonly string[]): (text: string) => string {
  const find = createWordFinder(words)
  return (text) => {
    let spelled = ''
    let at = 0
    for (const { word, from, to } of find(text)) {
      const before = text.slice(at, from)
      spelled += before + (opensSentence(spelled + before) ? asOpening(word) : word)
      at = to
    }
    return spelled + text.slice(at)
  }
}

function opensSentence(before: string): boolean {
  return /(?:^|[.!?…]["'”’)\]]*\s+|[,:]\s+(?=["“]))["'“‘([]*$/.test(before.slice(-12))
}

/** A sentence keeps its capital, but "iPhone" stays what it is. */
function asOpening(word: string): string {
  return word === word.toLowerCase() ? capitalise(word) : word
}

/** Fillers of docs/cleaning.md that say nothing wherever commas set them off; "no", "yes", "and" and the like do. */
const sayNothing = new Set([
  'uh-huh',
  'huh',
  'you know',
  'i mean',
  'like',
  'well',
  'oh',
  'oh yeah',
  'oh yes',
  'yeah',
  'yep',
  'okay',
  'ok',
  'sure',
  'right',
  'anyway',
  'anyhow',
  'exactly',
  'gee',
  'see',
  'look',
  "let's see",
  'let me see',
  'absolutely',
  'sort of',
  'kind of',
])

/** Leaves avoided words out where they are fillers between commas or at an edge of the sentence. */
export function createFillerFilter(wordsToAvoid: readonly string[]): (sentence: string) => string {
  const phrases = wordsToAvoid
    .map((word) => word.toLowerCase().replaceAll('’', "'"))
    .filter((word) => sayNothing.has(word))
  if (phrases.length === 0) return (sentence) => sentence
  return (sentence) => {
    const left = dropSetOff(sentence, phrases)
    return /\p{L}/u.test(left) ? capitalise(left) : sentence
  }
}

/** How often avoided words stand in the texts, most often first. */
export function countAvoided(wordsToAvoid: readonly string[], texts: readonly string[]): AvoidedWord[] {
  const find = createWordFinder(wordsToAvoid)
  const times = new Map<string, number>()
  for (const { word } of texts.flatMap(find)) times.set(word, (times.get(word) ?? 0) + 1)
  return [...times].map(([word, count]) => ({ word, times: count })).sort((a, b) => b.times - a.times)
}
