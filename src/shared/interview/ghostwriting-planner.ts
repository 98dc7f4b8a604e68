// Ghostwriting: the template's questions in order, a follow-up where an answer was short or touched on something.
import { countWords } from '../document/word-count.ts'
import type { Template, TemplateQuestion } from '../project/templates.ts'
import { lastOutcome, timesSettled, type PlannedQuestion, type Step } from './question.ts'
import { isUncertain } from './sentences-said.ts'
import { touchedBy, touchedQuestion } from './touched.ts'

/** An answer just given to a question of the template. */
export interface GivenAnswer {
  questionId: string
  text: string
}

const SHORT_ANSWER_WORDS = 25
export const CLOSING_QUESTION = 'anything-else'

/** In order; what was put off comes round once more. `avoid` is what the author does not want to hear just now. */
export function planTemplate(
  template: Template,
  steps: readonly Step[],
  avoid: string | null,
): PlannedQuestion | null {
  const { questions } = template
  const fresh = questions.find(({ id }) => timesSettled(steps, [id]) === 0)
  const again = questions.find(
    ({ id }) => id !== avoid && lastOutcome(steps, id) === 'replaced' && timesSettled(steps, [id]) === 1,
  )
  const question = fresh ?? again
  return question === undefined ? null : asPlanned(question)
}

/** At most one to a question: a second would be an interrogation. */
export function planFollowUp(
  template: Template,
  steps: readonly Step[],
  answer: GivenAnswer,
): PlannedQuestion | null {
  const question = template.questions.find(({ id }) => id === answer.questionId)
  if (question === undefined) return null
  const id = followUpId(question.id)
  if (steps.some(({ questionId }) => questionId === id)) return null
  const text = followUpText(question, answer.text)
  return text === null
    ? null
    : { id, kind: 'follow_up', field: null, text, hint: null, section: question.section }
}

/** When the template is through: asked once a sitting. */
export function planClosing(steps: readonly Step[]): PlannedQuestion | null {
  if (lastOutcome(steps, CLOSING_QUESTION) !== null) return null
  return {
    id: CLOSING_QUESTION,
    kind: 'template',
    field: null,
    text: 'What have I not asked about that belongs in here?',
    hint: 'Whatever came to mind since: a scene, a person, a correction.',
    section: null,
  }
}

/** Every question of the template was put to the author. */
export function isExhausted(template: Template, steps: readonly Step[]): boolean {
  return planTemplate(template, steps, null) === null
}

function followUpId(questionId: string): string {
  return `${questionId}-follow-up`
}

function followUpText(question: TemplateQuestion, answer: string): string | null {
  // Who does not remember is not pressed.
  if (isUncertain(answer)) return null
  if (countWords(answer) < SHORT_ANSWER_WORDS)
    return question.followUps[0] ?? 'Can you stay with that a little longer?'
  const touched = touchedBy(answer)
  return touched === null ? null : touchedQuestion(touched)
}

function asPlanned({ id, text, hint, section }: TemplateQuestion): PlannedQuestion {
  return { id, kind: 'template', field: null, text, hint, section }
}
