// One turn of the author, cleaned: sentences in the author's words and order. Only deletes words; the rules are
// written down in docs/cleaning.md and checked by tests/support/traceability.ts.
import { capitalise, dropAbandoned, dropRepeats, dropRestarts } from './false-starts.ts'
import { dropFillerPhrases, dropHesitations } from './fillers.ts'
import type { Pacer } from './pacer.ts'
import { breakRunOn } from './run-on-sentences.ts'
import { splitSentences, wordsOf } from './split-sentences.ts'
import { asksToKeepOut, continuesQuestion, isClause, isEmptySentence, losesThread } from './standing-alone.ts'
import { dropMarks, GAP, showGaps } from './transcription-marks.ts'

/** Characters cleaned without a pause. */
const LONGEST_STRETCH = 2_000

export interface CleanSentence {
  text: string
  itemId: string
  words: number
  /** First sentence of a paragraph of the turn, where the transcript has paragraphs. */
  opensParagraph: boolean
}

export interface CleanAnswer {
  sentences: CleanSentence[]
  /** Sentences left out because the author asked for it. */
  keptOut: number
}

/** @param raw text of one item; blank lines separate paragraphs. */
export async function cleanAnswer(raw: string, itemId: string, pacer: Pacer): Promise<CleanAnswer> {
  const sentences: CleanSentence[] = []
  let keptOut = 0
  for (const [index, paragraph] of paragraphsOf(raw).entries()) {
    let opensParagraph = index > 0
    await pacer.spend(paragraph.length * 4)
    const cleaned = cleanParagraph(paragraph)
    if (index === 0 && cleaned[0] !== undefined)
      cleaned[0] = capitalise(cleaned[0].replace(/^so\b,?\s*/i, ''))
    const wanted = withoutKeptOut(cleaned)
    keptOut += cleaned.length - wanted.length
    for (const text of withoutEmpty(wanted).map(showGaps)) {
      sentences.push({ text, itemId, words: wordsOf(text).length, opensParagraph })
      opensParagraph = false
    }
  }
  return { sentences, keptOut }
}

function paragraphsOf(raw: string): string[] {
  return raw
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .flatMap(inStretches)
}

/** A paragraph of thousands of words is cleaned piece by piece. */
function inStretches(paragraph: string): string[] {
  if (paragraph.length <= LONGEST_STRETCH) return [paragraph]
  const stretches: string[] = ['']
  for (const sentence of splitSentences(paragraph)) {
    const last = stretches.at(-1) ?? ''
    if (last.length + sentence.length > LONGEST_STRETCH && last !== '') stretches.push(sentence)
    else stretches[stretches.length - 1] = `${last} ${sentence}`.trim()
  }
  return stretches
}

/** Cleaned sentences of one paragraph, empty ones included. */
export function cleanParagraph(paragraph: string): string[] {
  const spoken = normaliseEllipses(dropMarks(paragraph))
  const whole = dropAbandoned(dropHesitations(spoken)).replace(/\s+/g, ' ').trim()
  const sentences = splitSentences(whole).flatMap((each) =>
    breakRunOn(tidy(dropRestarts(dropRepeats(dropFillerPhrases(each))))),
  )
  if (continuesQuestion(spoken)) sentences.shift()
  return closeQuotes(sentences.map(dropRepeats).map(finish))
}

function normaliseEllipses(text: string): string {
  return text
    .replace(/[—–]\s*$/, '…')
    .replace(/\.\s?\.\s?\.[\s.]*|…\.*/g, (match) => (match.endsWith(' ') ? '… ' : '…'))
    .replace(/([^.])\.\.(?!\.)/g, '$1.')
    .replace(/…\s*([?!])/g, '$1')
    .replace(/\.\s+(?=(?:rather than|and|but|or|which|because|than)\s)/g, ', ')
}

function tidy(sentence: string): string {
  return sentence
    .replace(/\s+([,.;:!?…])/g, '$1')
    .replace(/([,;:])(?:\s*[,;:])+/g, '$1')
    .replace(/,\s*([.!?…])/g, '$1')
    .replace(/^[\s,.;:!?…—–-]+/, '')
    .replace(new RegExp(`^${GAP}\\s*(?=\\p{Lu})`, 'u'), '')
    .replace(/^(And|But|Or|Because|So),\s+/i, '$1 ')
    .replace(/([,;])(?=\p{L})/gu, '$1 ')
    .replace(/\s+/g, ' ')
    .trim()
}

function finish(sentence: string): string {
  const tidied = capitalise(tidy(sentence))
  if (tidied === '') return ''
  const closed = tidied.replace(/[\s,;:—–-]+$/, '')
  return /[.!?…]["'”’)\]]*$/.test(closed) ? closed : `${closed}.`
}

/** A quotation that is opened and never closed ends with its sentence. */
function closeQuotes(sentences: string[]): string[] {
  const marks = (text: string): number => text.match(/"/g)?.length ?? 0
  return sentences.map((sentence, index) => {
    const open = marks(sentence) % 2 === 1 && marks(sentences.slice(0, index).join('')) % 2 === 0
    const next = sentences.slice(index + 1).find((later) => marks(later) > 0)
    return open && (next === undefined || marks(next) % 2 === 0) ? `${sentence}"` : sentence
  })
}

/** A sentence with such a request goes; a request that stands alone takes the sentence before it along. */
function withoutKeptOut(sentences: string[]): string[] {
  const out = new Set<number>()
  sentences.forEach((sentence, index) => {
    if (!asksToKeepOut(sentence)) return
    out.add(index)
    if (wordsOf(sentence).length <= 6 && index > 0) out.add(index - 1)
  })
  return sentences.filter((_, index) => !out.has(index))
}

function withoutEmpty(sentences: string[]): string[] {
  return sentences.filter((sentence, index) => {
    if (isEmptySentence(sentence)) return false
    // "How did I get onto POCAL? Oh, other topologies of pipes." The answer to a lost thread goes with it.
    const isShort = wordsOf(sentence).length <= 6 && !isClause(sentence)
    if (isShort && losesThread(sentences[index - 1] ?? '')) return false
    return !isSaidAgain(sentence, sentences[index + 1])
  })
}

/** "Compiler. The compiler, the two of us built…": one or two words that the next sentence begins with again. */
function isSaidAgain(sentence: string, next: string | undefined): boolean {
  const words = wordsOf(sentence).map((word) => word.toLowerCase())
  if (next === undefined || words.length > 2) return false
  const start = wordsOf(next)
    .slice(0, words.length + 1)
    .map((word) => word.toLowerCase())
  return words.every((word) => start.includes(word))
}
