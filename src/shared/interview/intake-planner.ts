// Intake: the blueprint's gaps, one question at a time, the required ones first.
import type { BlueprintEntry, BlueprintField } from '../blueprint/blueprint.ts'
import { readGuardrails } from '../blueprint/field-value.ts'
import { blueprintGaps, missingRequiredFields } from '../blueprint/gaps.ts'
import { blueprintQuestions } from './blueprint-questions.ts'
import { guardrailParts, lastOutcome, timesSettled } from './question.ts'
import type { GuardrailPart, PlannedQuestion, Step } from './question.ts'

type Entries = readonly Pick<BlueprintEntry, 'field' | 'value'>[]

/** What one question can fill: a field, or a part of the guardrails. */
interface Gap {
  field: BlueprintField
  /** Ids of the ways to ask for it, best first. */
  questionIds: string[]
  required: boolean
}

export interface IntakeInput {
  entries: Entries
  /** Steps of all sittings; what was skipped in one is not asked in the next, unless the blueprint needs it. */
  projectSteps: readonly Step[]
  sessionSteps: readonly Step[]
  /** What the author does not want to hear just now. */
  avoid: string | null
}

/** null = everything that can be asked was asked. */
export function planIntake({
  entries,
  projectSteps,
  sessionSteps,
  avoid,
}: IntakeInput): PlannedQuestion | null {
  const tried = listGaps(entries).map((gap) => {
    const tries = timesSettled(gap.required ? sessionSteps : projectSteps, gap.questionIds)
    return { ...gap, tries, id: gap.questionIds[Math.min(tries, gap.questionIds.length - 1)] ?? '' }
  })
  const fresh = tried.find(({ tries }) => tries === 0)
  const again = tried.find(
    (gap) => gap.tries === 1 && gap.id !== avoid && (gap.required || wasPutOff(projectSteps, gap)),
  )
  const gap = fresh ?? again
  return gap === undefined ? null : blueprintQuestion(gap.field, gap.id)
}

/** The part of the guardrails a question asks for; null for other fields. */
export function guardrailPartOf(questionId: string): GuardrailPart | null {
  return guardrailParts.find((part) => questionId === idOf('voiceGuardrails', part)) ?? null
}

function idOf(field: BlueprintField, variant: number | string): string {
  return `blueprint-${field}-${variant}`
}

function listGaps(entries: Entries): Gap[] {
  const missing: readonly BlueprintField[] = missingRequiredFields(entries)
  const stored = entries.find(({ field }) => field === 'voiceGuardrails')
  const guardrails = readGuardrails(stored?.value ?? '')
  const parts = guardrailParts
    .filter((part) => guardrails[part].trim() === '')
    .map((part, n): Gap => {
      const required = n === 0 && missing.includes('voiceGuardrails')
      return { field: 'voiceGuardrails', questionIds: [idOf('voiceGuardrails', part)], required }
    })
  const fields = blueprintGaps(entries).filter((field) => field !== 'voiceGuardrails')
  const whole = fields.map((field): Gap => ({
    field,
    questionIds: blueprintQuestions[field].map((_, n) => idOf(field, n)),
    required: missing.includes(field),
  }))
  return [...whole.filter((gap) => gap.required), ...parts, ...whole.filter((gap) => !gap.required)]
}

function wasPutOff(steps: readonly Step[], gap: Gap): boolean {
  return gap.questionIds.some((id) => lastOutcome(steps, id) === 'replaced')
}

function blueprintQuestion(field: BlueprintField, id: string): PlannedQuestion | null {
  const part = guardrailPartOf(id)
  const variant = part === null ? Number(id.split('-').at(-1)) : guardrailParts.indexOf(part)
  const question = blueprintQuestions[field][variant]
  return question === undefined ? null : { ...question, id, kind: 'blueprint', field, section: null }
}
