// One or two sentences for the author: what a draft changed and what was left out.
import type { Passage } from './blocks.ts'
import type { SectionSize } from './gaps.ts'
import type { Placed } from './placement.ts'
import { statusFor } from './section-state.ts'
import type { AvoidedWord } from './voice.ts'

/** Avoided words that the summary names. */
const MOST_NAMED = 5

export function describeDraft(
  passages: readonly Passage[],
  placed: readonly Placed[],
  sizes: readonly SectionSize[],
  avoided: readonly AvoidedWord[],
): string {
  const leftOut = passages.filter((passage) => passage.leftOut).length
  const keptOut = passages.reduce((sum, passage) => sum + passage.keptOut, 0)
  if (placed.length === 0) return 'Nothing to add: all that was said so far is in the document.'
  const paragraphs = placed.reduce((sum, { edit }) => sum + edit.paragraphs.length, 0)
  const thin = sizes.filter(({ words, entry }) => statusFor(words, entry) === 'needs_detail').length
  const said = count(passages.length - leftOut, 'answer')
  const sentences = [
    `Added ${count(paragraphs, 'paragraph')} in ${count(placed.length, 'section')} from ${said}${
      thin === 0 ? '' : `; ${count(thin, 'section')} still ${thin === 1 ? 'wants' : 'want'} detail`
    }.`,
  ]
  if (leftOut > 0) {
    const few = `${count(leftOut, 'short answer')} that say${leftOut === 1 ? 's' : ''} little without the question`
    sentences.push(`Left out: ${few}.`)
  }
  if (keptOut > 0) sentences.push(`Kept out at the author's wish: ${count(keptOut, 'sentence')}.`)
  if (avoided.length > 0)
    sentences.push(`You said words you asked to avoid, and they stand: ${named(avoided)}.`)
  return sentences.join(' ')
}

function named(avoided: readonly AvoidedWord[]): string {
  const shown = avoided
    .slice(0, MOST_NAMED)
    .map(({ word, times }) => `“${word}” ${times === 1 ? 'once' : `${String(times)} times`}`)
  const more = avoided.length - shown.length
  return more === 0 ? shown.join(', ') : `${shown.join(', ')}, and ${String(more)} more`
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`
}
