// An answer: its item, and what follows from it. Runs inside the answer's one transaction.
import { MAX_FIELD_LENGTH } from '../../shared/blueprint/blueprint.ts'
import { assertNever, StudioError } from '../../shared/errors.ts'
import { captureFrom, type Capture } from '../../shared/interview/capture.ts'
import { guardrailPartOf } from '../../shared/interview/intake-planner.ts'
import { excerptOf } from '../../shared/interview/sentences-said.ts'
import type { Session } from '../../shared/session/session.ts'
import { setBlueprintField } from '../projects/fill-blueprint.ts'
import { updateInterviewStep, type InterviewStep } from '../store/queries/interview-steps.ts'
import { callTool } from './call-tool.ts'
import { takeSelection } from './choose-project.ts'
import type { InterviewDeps } from './interview-deps.ts'
import { questionOf, say } from './say.ts'

export interface Answer {
  text: string
  choiceId?: string | undefined
  /** Absent = whatever is asked now. */
  questionItemId?: string | undefined
}

/** Longest part of the voice guardrails, as the blueprint allows it. */
const MAX_GUARDRAIL_LENGTH = 4000

/** Returns the answer's item id. Throws INVALID_ARGUMENT for what cannot be taken as an answer. */
export function takeAnswer(
  deps: InterviewDeps,
  session: Session,
  step: InterviewStep,
  answer: Answer,
): string {
  const text = answer.text.trim()
  if (text === '') {
    throw new StudioError(
      'INVALID_ARGUMENT',
      'There is nothing in this answer yet. Write a few words, or press Skip: the question is not lost.',
    )
  }
  const { itemId } = say(deps, session, 'user', text, questionOf(deps.store, step))
  updateInterviewStep(deps.store, step.id, { answerItemId: itemId, outcome: 'answered' })
  followAnswer(deps, session, step, { text, itemIds: [itemId], choiceId: answer.choiceId })
  return itemId
}

/** Words that are an answer, however they came, and the items that hold them. */
export interface AnswerWords {
  text: string
  itemIds: readonly [string, ...string[]]
  choiceId?: string | undefined
}

/** What follows from an answer: a project chosen, a field filled, notes taken. Throws what cannot be understood. */
export function followAnswer(
  deps: InterviewDeps,
  session: Session,
  step: InterviewStep,
  { text, itemIds, choiceId }: AnswerWords,
): void {
  switch (step.kind) {
    case 'selection':
      takeSelection(deps, session, step, text, choiceId)
      break
    case 'blueprint':
      fillField(deps, session, step, text, itemIds[0])
      keep(
        deps,
        session,
        itemIds,
        captureFrom(text).filter(({ kind }) => kind === 'todo'),
      )
      break
    case 'template':
    case 'follow_up':
      keep(deps, session, itemIds, captureFrom(text))
      break
    default:
      assertNever(step.kind)
  }
}

function fillField(
  deps: InterviewDeps,
  session: Session,
  step: InterviewStep,
  text: string,
  itemId: string,
): void {
  const { field } = step
  const { projectId } = session
  if (field === null || projectId === null) throw new Error(`Step ${step.id} asks for no field`)
  const part = guardrailPartOf(step.questionId)
  // The item keeps every word; the field holds what fits.
  const value: string | Partial<Record<NonNullable<typeof part>, string>> =
    part === null ? excerptOf(text, MAX_FIELD_LENGTH) : { [part]: excerptOf(text, MAX_GUARDRAIL_LENGTH) }
  if (session.stage === 'intake') {
    callTool(deps, session.id, `${step.id}:field`, 'sync_blueprint_field', {
      projectId,
      field,
      value,
      itemId,
    })
    return
  }
  // The author committed the blueprint while this question was open: the answer counts all the same.
  const plain = typeof value === 'string' ? value : JSON.stringify(value)
  setBlueprintField(deps, { projectId, field, value: plain, sourceItemId: itemId })
}

/** Notes and to-dos of an answer; pointers only where the stage has them. */
function keep(
  deps: InterviewDeps,
  session: Session,
  itemIds: AnswerWords['itemIds'],
  captures: readonly Capture[],
): void {
  const { projectId } = session
  if (projectId === null) return
  const [itemId] = itemIds
  captures.forEach(({ kind, content }, n) => {
    const note = { projectId, noteType: kind, content, itemIds: [...itemIds] }
    callTool(deps, session.id, `${itemId}:note-${n}`, 'create_note', note)
    if (kind === 'story' && session.stage === 'ghostwriting') {
      const label = excerptOf(content, 80)
      callTool(deps, session.id, `${itemId}:pointer`, 'record_transcript_pointer', {
        projectId,
        itemId,
        label,
      })
    }
  })
}
