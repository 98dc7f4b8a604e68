// What the guided planner works with: questions, and the steps that were taken.
import type { BlueprintField, VoiceGuardrails } from '../blueprint/blueprint.ts'

export type QuestionKind = 'selection' | 'blueprint' | 'template' | 'follow_up'
export type StepOutcome = 'asked' | 'answered' | 'skipped' | 'replaced' | 'back'

/** A question before it is an item of the transcript. */
export interface PlannedQuestion {
  id: string
  kind: QuestionKind
  field: BlueprintField | null
  text: string
  hint: string | null
  /** Heading of the outline the answer belongs to; null outside the template. */
  section: string | null
}

/** A step as the planner needs it: what was asked, and what became of it. */
export interface Step {
  questionId: string
  kind: QuestionKind
  outcome: StepOutcome
}

export type GuardrailPart = keyof VoiceGuardrails
export const guardrailParts: readonly GuardrailPart[] = ['tone', 'structure', 'content']

/** How often a question was put to the author and came to something, even to nothing. */
export function timesSettled(steps: readonly Step[], questionIds: readonly string[]): number {
  const settled = steps.filter(({ outcome }) => outcome !== 'asked' && outcome !== 'back')
  return settled.filter(({ questionId }) => questionIds.includes(questionId)).length
}

/** What became of a question in the end; null when it was never settled. */
export function lastOutcome(steps: readonly Step[], questionId: string): StepOutcome | null {
  const own = steps.filter((step) => step.questionId === questionId)
  return own.findLast(({ outcome }) => outcome !== 'asked' && outcome !== 'back')?.outcome ?? null
}
