// What was said aloud to a question: every turn of the author's from the question up to the next thing asked.
import type { GivenAnswer } from '../../shared/interview/ghostwriting-planner.ts'
import type { Step } from '../../shared/interview/question.ts'
import { INAUDIBLE } from '../../shared/transcript/item-fold.ts'
import { isSpoken } from '../../shared/transcript/spoken-items.ts'
import type { TranscriptItem } from '../../shared/transcript/item.ts'
import type { InterviewStep } from '../store/queries/interview-steps.ts'

/** `items`: the session's, in order. Empty for a question that is not among them. */
export function saidTo(step: InterviewStep, items: readonly TranscriptItem[]): TranscriptItem[] {
  const asked = items.findIndex(({ itemId }) => itemId === step.itemId)
  if (asked === -1) return []
  const after = items.slice(asked + 1).filter(isSpoken)
  const next = after.findIndex(({ role }) => role === 'assistant')
  return (next === -1 ? after : after.slice(0, next)).filter(({ role }) => role === 'user')
}

/** The words of several turns as one answer; '' = they are kept as sound only. */
export function wordsOf(said: readonly TranscriptItem[]): string {
  return said
    .map(({ text }) => (text === INAUDIBLE ? '' : (text ?? '').trim()))
    .filter((text) => text !== '')
    .join(' ')
}

/** What is kept as sound only cannot be asked about further. */
export function givenAnswer(step: InterviewStep, text: string): GivenAnswer | null {
  return step.kind === 'template' && text !== '' ? { questionId: step.questionId, text } : null
}

/**
 * A blueprint question that was answered in sound alone has filled no field yet. Counted twice, it is not put in other
 * words either.
 */
export function countedTwice(answered: readonly Step[]): Step[] {
  return answered.filter(({ kind, outcome }) => kind === 'blueprint' && outcome === 'answered')
}
