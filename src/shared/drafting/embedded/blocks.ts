// Cuts cleaned answers into blocks: the paragraphs-to-be, 60 to 180 words, broken where the talk turns.
import { cleanAnswer, type CleanAnswer, type CleanSentence } from './clean-answer.ts'
import type { Exchange } from './exchanges.ts'
import { isFunctionWord } from './function-words.ts'
import type { Pacer } from './pacer.ts'
import { asksBack, isClause, leansBack } from './standing-alone.ts'
import { wordsOf } from './split-sentences.ts'
import { addTerms, type Terms } from './terms.ts'

export const SHORT_PARAGRAPH = 60
export const LONG_PARAGRAPH = 180
const IDEAL = 105

export interface Block {
  sentences: CleanSentence[]
  words: number
  sessionId: string
  question: string | null
  questionId: string | null
  section: string | null
  /** Stems of the author's words and of the question; a long question weighs half. */
  terms: Terms
  /** Points back to what stands before it: no section begins here. */
  leans: boolean
  /** Answers a remark, not a question: the subject goes on. */
  goesOn: boolean
  /** First block of its answer. */
  opensAnswer: boolean
}

export interface Passage {
  blocks: Block[]
  keptOut: number
  /** The answer says nothing without its question. */
  leftOut: boolean
}

/** What an exchange gives to the manuscript; no blocks when it cannot stand without its question. */
export async function passageOf(exchange: Exchange, pacer: Pacer): Promise<Passage> {
  const answers: CleanAnswer[] = []
  for (const turn of exchange.turns) answers.push(await cleanAnswer(turn.text, turn.itemId, pacer))
  const keptOut = answers.reduce((sum, answer) => sum + answer.keptOut, 0)
  const sentences = standing(answers.flatMap((answer) => answer.sentences))
  if (!isWorthKeeping(sentences, exchange.question)) return { blocks: [], keptOut, leftOut: true }
  const runs = cut(sentences)
  const blocks = runs.map((run, index) => toBlock(run, exchange, index === 0))
  return { blocks, keptOut, leftOut: false }
}

export function mapSentences(block: Block, change: (sentence: string) => string): Block {
  const sentences = block.sentences.map((sentence) => {
    const text = change(sentence.text)
    return text === sentence.text ? sentence : { ...sentence, text, words: wordsOf(text).length }
  })
  return { ...block, sentences, words: wordsIn(sentences) }
}

function wordsIn(sentences: readonly CleanSentence[]): number {
  return sentences.reduce((sum, sentence) => sum + sentence.words, 0)
}

/** Without opening fragments that only finish the question: "Poetry.", "Long gone.", "APL?" */
function standing(sentences: CleanSentence[]): CleanSentence[] {
  let start = 0
  while (start < sentences.length - 1) {
    const first = sentences[start]
    if (first === undefined) break
    const isBare = first.words <= 4 && wordsOf(first.text).every(isFunctionOrNumber)
    const isEcho = first.text.endsWith('?') && first.words <= 3
    const isFragment = first.words <= 8 && !isClause(first.text) && !/["“]/.test(first.text)
    if (!isBare && !isEcho && !(isFragment && exceptScene(first.text))) break
    start += 1
  }
  return sentences.slice(start)
}

function isFunctionOrNumber(word: string): boolean {
  return isFunctionWord(word) || /^(?:one|two|three|four|five|several)$/i.test(word)
}

/** A fragment that names things ("Tar and peat and paraffin.") sets a scene and stays. */
function exceptScene(text: string): boolean {
  return !/,| and /.test(text) || /\d|^(?:no|yes|not|usually|mostly|probably|maybe)\b/i.test(text)
}

function isWorthKeeping(sentences: readonly CleanSentence[], question: string | null): boolean {
  const texts = sentences.map((sentence) => sentence.text)
  const words = wordsIn(sentences)
  if (words < 6 || asksBack(texts)) return false
  const first = texts[0] ?? ''
  if (words < 14 && (leansBack(first) || !texts.some(isClause))) return false
  if (words < 14 && /^(?:usually|mostly|probably|sometimes|not|maybe|mainly)\b/i.test(first)) return false
  // A remark on a long statement of the interviewer is not an answer.
  const asked = wordsOf(question ?? '').length
  return !(words < 40 && asked >= 2 * words && !(question ?? '').trimEnd().endsWith('?'))
}

function toBlock(sentences: CleanSentence[], exchange: Exchange, opensAnswer: boolean): Block {
  const terms: Terms = new Map()
  for (const sentence of sentences) addTerms(terms, sentence.text)
  if (exchange.question !== null && opensAnswer)
    addTerms(terms, exchange.question, wordsOf(exchange.question).length <= 25 ? 1 : 0.5)
  const words = wordsIn(sentences)
  const { sessionId, question, questionId, section } = exchange
  return {
    sentences,
    words,
    sessionId,
    question,
    questionId,
    section,
    terms,
    leans: leansBack(sentences[0]?.text ?? ''),
    goesOn: opensAnswer && isRemark(question),
    opensAnswer,
  }
}

/** A short remark of the interviewer, not a question: the subject goes on. */
function isRemark(question: string | null): boolean {
  return (
    question !== null &&
    !question.includes('?') &&
    wordsOf(question).length <= 15 &&
    !/^(?:tell|describe|talk|take|explain)\b/i.test(question)
  )
}

/** Breaks where lengths come out even and the next sentence opens a thought; least total cost. */
function cut(sentences: CleanSentence[]): CleanSentence[][] {
  const open = quotesOpenBefore(sentences)
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }]
  for (let end = 1; end <= sentences.length; end += 1) {
    let chosen = { cost: Infinity, from: end - 1 }
    let words = 0
    for (let from = end - 1; from >= 0; from -= 1) {
      words += sentences[from]?.words ?? 0
      if (words > LONG_PARAGRAPH && from < end - 1) break
      if (open[from] === true) continue
      const cost =
        (best[from]?.cost ?? Infinity) + lengthCost(words) + (from === 0 ? 0 : breakCost(sentences[from]))
      if (cost < chosen.cost) chosen = { cost, from }
    }
    best[end] = chosen
  }
  const runs: CleanSentence[][] = []
  for (let end = sentences.length; end > 0; end = best[end]?.from ?? 0) {
    runs.unshift(sentences.slice(best[end]?.from ?? 0, end))
  }
  return runs
}

function lengthCost(words: number): number {
  const short = words < SHORT_PARAGRAPH ? 0.5 : 0
  return ((words - IDEAL) / IDEAL) ** 2 + short
}

const turnsTalk =
  /^(?:now|then|one (?:day|summer|winter|night|morning|of)|when|at (?:the time|that time|first|any rate)|in (?:fact|the|\d)|later|after|before|nevertheless|first|finally|also|once|as soon as|but then|and then|so then|well|the (?:other|first|next|real|basic)|if you|on )\b/i

function breakCost(sentence: CleanSentence | undefined): number {
  if (sentence === undefined) return 0
  if (sentence.opensParagraph) return leansBack(sentence.text) ? 0 : -0.35
  if (leansBack(sentence.text)) return 0.6
  if (sentence.words <= 8 && !isClause(sentence.text)) return 0.5
  if (/^(?:and|so|or|because)\b/i.test(sentence.text)) return 0.3
  return turnsTalk.test(sentence.text) ? -0.05 : 0.15
}

/** True where a quotation that began in an earlier sentence is still open. */
function quotesOpenBefore(sentences: readonly CleanSentence[]): boolean[] {
  let marks = 0
  return sentences.map((sentence) => {
    const open = marks % 2 === 1
    marks += sentence.text.match(/"/g)?.length ?? 0
    return open
  })
}
