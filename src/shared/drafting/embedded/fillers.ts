// Drops the sounds and phrases that fill a pause. Rules: docs/cleaning.md, "Fillers".
import { isFunctionWord } from './function-words.ts'

/** Marks where a sentence begins anew once its hesitation is gone. */
const CAPITAL = '\uE001'
const hesitation = String.raw`(?:uh-huh|u+h+m*|u+m+|erm+|er|ah+|hm+|mm+|mhm+)`
const anyHesitation = new RegExp(
  String.raw`(^|[\s,—–\uE001-]+)${hesitation}(?![\w'’])\.{0,1}(?=([\s,.…!?;:—–-]|$))([,\s]*)`,
  'giu',
)

const hesitantRepeat = new RegExp(
  String.raw`(?<![\p{L}'’])([\p{L}][\p{L}'’]*)\s*,?\s+${hesitation},?\s+\1(?![\p{L}'’])`,
  'giu',
)

/** "um", "uh", "ah": wherever they stand. A comma stays only where one could be meant. */
export function dropHesitations(text: string): string {
  let before = ''
  let now = text.replace(hesitantRepeat, '$1')
  // Twice at most in practice: "um uh" shares its blank.
  while (before !== now) {
    before = now
    now = now.replace(anyHesitation, (match: string, ...rest: unknown[]) => {
      const [lead, , trail, offset, whole] = rest as [string, string, string, number, string]
      const left = whole.slice(0, offset)
      if (left.trim() === '') return CAPITAL
      if (/[.!?…]["”]?\s*$/.test(left) || /[.!?]\s*$/.test(lead)) return ` ${CAPITAL}`
      if (/[.!?]\.?$/.test(match.trim()) && match.trim().endsWith('.'))
        return /[.!?…]\s*$/.test(left) ? ' ' : '. '
      if (/[—–]/.test(lead)) return lead
      if (/\d\s*$/.test(left) && /^['’]?\d/.test(whole.slice(offset + match.length))) return ', '
      const comma = lead.includes(',') && !endsInFunctionWord(left)
      return comma ? ', ' : trail === '' && lead.trim() === '' ? '' : ' '
    })
  }
  return now
    .replace(
      new RegExp(`${CAPITAL}([\\s,]*["'“(]*)(\\p{Ll})`, 'gu'),
      (_, lead: string, letter: string) => lead + letter.toUpperCase(),
    )
    .replaceAll(CAPITAL, '')
}

function endsInFunctionWord(left: string): boolean {
  const last = /([\p{L}'’]+)\s*$/u.exec(left)?.[1]
  return last !== undefined && isFunctionWord(last)
}

const openings =
  /^(?:well|oh yeah|oh yes|oh|okay|ok|yeah|yep|yes|sure|right|anyway|anyhow|exactly|gee|see|look|let's see|let me see|that's right|that's true|that's correct|absolutely)\s*[,—–]\s*/i
const bareOpenings =
  /^(?:(?:oh )?yeah\s+|(?:oh yes|oh|okay|ok|well|gee)\s+(?=(?:in|i|we|you|he|she|it|they|there|that|and|but|so|my|the|a)\b))/i
const noBefore = /^no\s*,\s*(?=(?:[\p{L}\p{N}'’-]+[\s,]+){3})/iu
const youKnow = /(^|[,—–;]\s*)you know\s*,\s*/gi
const youKnowEnd = /,\s*you know(?=\s*[.!?…—–]|$)/gi
const iMean = /(^|[,—–;]\s*)i mean\s*,\s*/gi
const iMeanSubject =
  /^i mean\s+(?=(?:i|you|we|he|she|they|there)\b|(?:it|that)(?:'s| (?:is|was|wasn't|isn't|would))\b)/i
const sortOf = /\b(\p{L}[\p{L}'’]*)\s+(?:sort|kind) of(?: like)?\s+(?=\p{L})/giu
const beforeSortOf =
  /^(?:is|was|were|are|it's|that's|he's|she's|they're|you're|we're|i'm|just|really|also|then|and|but|so|i|we|he|she|it|they|you|had|have|been|be|basically|actually)$/i
const likeComma = /(^|,\s*)like\s*,\s*/gi

/** Fillers of more than a sound, in one sentence: "you know", "I mean", "sort of", and openings such as "Well,". */
export function dropFillerPhrases(sentence: string): string {
  let now = sentence
  let before = ''
  while (before !== now) {
    before = now
    now = now
      .replace(openings, '')
      .replace(bareOpenings, '')
      .replace(noBefore, '')
      .replace(iMeanSubject, '')
      .replace(youKnow, between)
      .replace(iMean, between)
      .replace(likeComma, between)
      .replace(youKnowEnd, '')
      .replace(sortOf, (match: string, word: string) => (beforeSortOf.test(word) ? `${word} ` : match))
  }
  return now
}

/** Without these phrases where commas, or a comma and the start or end of the sentence, set them off. */
export function dropSetOff(sentence: string, phrases: readonly string[]): string {
  const any = `(?:${phrases.map((phrase) => phrase.replaceAll("'", "['’]")).join('|')})`
  const inside = new RegExp(String.raw`(^|[,—–;]\s*)${any}\s*,\s*`, 'gi')
  // Before a question mark it asks something: "It was the plan, right?"
  const atEnd = new RegExp(String.raw`,\s*${any}(?=\s*[.!…—–]|$)`, 'gi')
  let now = sentence
  let before = ''
  while (before !== now) {
    before = now
    now = now.replace(inside, between).replace(atEnd, '')
  }
  return now
}

/** What is left where a phrase between commas stood: a comma where one could be meant. */
function between(_match: string, lead: string, offset: number, whole: string): string {
  if (!lead.includes(',')) return lead
  return endsInFunctionWord(whole.slice(0, offset)) ? ' ' : ', '
}
