// What of an answer is kept as a note, a to-do or a pointer. Only the author's own sentences, and only where a rule is
// sure; the author makes the others by hand.
import { countWords } from '../document/word-count.ts'
import { excerptOf, isHedged, isUncertain, sentencesOf } from './sentences-said.ts'

export type Capture =
  | { kind: 'fact'; content: string }
  | { kind: 'todo'; content: string }
  /** A tale worth finding again: a note and a pointer. */
  | { kind: 'story'; content: string }

const MAX_FACTS = 3
const MAX_TODOS = 3
const STORY_WORDS = 120
const NOTE_LENGTH = 240
/** Longer texts are pasted rather than told; reading the beginning is enough for notes. */
const READ_LENGTH = 20_000

export function captureFrom(answer: string): Capture[] {
  const said = answer.slice(0, READ_LENGTH)
  const sentences = sentencesOf(said)
  const todos = sentences.filter(isToCheck).slice(0, MAX_TODOS)
  const facts = sentences.filter(isDatedFact).slice(0, MAX_FACTS)
  return [
    ...unique(facts).map((content): Capture => ({ kind: 'fact', content })),
    ...unique(todos).map((sentence): Capture => ({
      kind: 'todo',
      content: `Check: ${excerptOf(sentence, NOTE_LENGTH)}`,
    })),
    ...(isStory(said)
      ? [{ kind: 'story', content: excerptOf(nameOf(sentences), NOTE_LENGTH) } as const]
      : []),
  ]
}

function isToCheck(sentence: string): boolean {
  return isUncertain(sentence) || (hasYear(sentence) && isHedged(sentence) && !sentence.endsWith('?'))
}

/** A plain statement with a year in it, sworn to and short enough to stand alone. */
function isDatedFact(sentence: string): boolean {
  const words = countWords(sentence)
  if (words < 5 || words > 40 || sentence.endsWith('?')) return false
  return hasYear(sentence) && !isHedged(sentence) && !isUncertain(sentence)
}

function hasYear(sentence: string): boolean {
  return /\b(?:in|since|until|till|from|by|of|summer|winter|spring|autumn|fall|january|february|march|april|may|june|july|august|september|october|november|december),? (?:1[5-9]|20)\d\d\b/i.test(
    sentence,
  )
}

/** The first sentence that says something: stories begin with "Oh." and "Well, yes." */
function nameOf(sentences: readonly string[]): string {
  return sentences.find((sentence) => countWords(sentence) >= 6) ?? sentences.join(' ')
}

/** Long, and told: somebody did something, then. */
function isStory(text: string): boolean {
  if (countWords(text) < STORY_WORDS) return false
  const told = text.match(
    /\b(?:was|were|had|said|told|came|went|saw|took|gave|asked|looked|thought|knew|began|left|\w{3,}ed)\b/gi,
  )
  return (told?.length ?? 0) >= 8
}

function unique(sentences: readonly string[]): string[] {
  return [...new Set(sentences)]
}
