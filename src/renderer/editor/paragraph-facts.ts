// What main knows of the paragraphs, for the page to show beside them. Not part of the text.
import { StateEffect, StateField } from '@codemirror/state'
import type { FoundWord } from '../../shared/drafting/guide-words.ts'

export interface ParagraphFacts {
  /** By a drafted paragraph's fingerprint, how many things said it rests on. */
  sources: ReadonlyMap<string, number>
  /** Words that the author asked to avoid. */
  findAvoided(text: string): FoundWord[]
}

const nothingKnown: ParagraphFacts = { sources: new Map(), findAvoided: () => [] }

export const setParagraphFacts = StateEffect.define<Partial<ParagraphFacts>>()

export const paragraphFacts = StateField.define<ParagraphFacts>({
  create: () => nothingKnown,
  update(facts, transaction) {
    let next = facts
    for (const effect of transaction.effects) {
      if (effect.is(setParagraphFacts)) next = { ...next, ...effect.value }
    }
    return next
  },
})
