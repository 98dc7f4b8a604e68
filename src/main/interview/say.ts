// Questions and answers become items of the transcript, each after all that was said before.
import type { PlannedQuestion } from '../../shared/interview/question.ts'
import type { Session } from '../../shared/session/session.ts'
import type { TranscriptItem } from '../../shared/transcript/item.ts'
import {
  insertInterviewStep,
  listInterviewSteps,
  type InterviewStep,
} from '../store/queries/interview-steps.ts'
import { findItem, lastItemId, saveTranscriptItem } from '../store/queries/transcript.ts'
import type { Store } from '../store/store.ts'
import type { InterviewDeps } from './interview-deps.ts'

/** The question that waits for an answer, if one does. */
export function openStep(steps: readonly InterviewStep[]): InterviewStep | null {
  const last = steps.at(-1)
  return last?.outcome === 'asked' ? last : null
}

/** Puts a question: its item and its step. */
export function ask(deps: InterviewDeps, session: Session, question: PlannedQuestion): void {
  const item = say(deps, session, 'assistant', question.text, question)
  openNextStep(deps, session, question, item)
}

/** The step of a question whose item is `item`, or is going to be. */
export function openNextStep(
  deps: InterviewDeps,
  session: Session,
  question: PlannedQuestion,
  { itemId, createdAt }: Pick<TranscriptItem, 'itemId' | 'createdAt'>,
): void {
  const last = listInterviewSteps(deps.store, session.id).at(-1)
  insertInterviewStep(deps.store, {
    id: deps.newId(),
    sessionId: session.id,
    projectId: session.projectId,
    seq: (last?.seq ?? -1) + 1,
    questionId: question.id,
    kind: question.kind,
    field: question.field,
    itemId,
    answerItemId: null,
    outcome: 'asked',
    createdAt,
  })
}

/** Says one thing. The payload tells later readers what was being asked, so that intake is not taken for prose. */
export function say(
  deps: InterviewDeps,
  session: Session,
  role: 'user' | 'assistant',
  text: string,
  question: PlannedQuestion,
): TranscriptItem {
  const item = saveTranscriptItem(deps.store, session.id, {
    itemId: `item_${deps.newId().replaceAll('-', '')}`,
    previousItemId: lastItemId(deps.store, session.id),
    role,
    type: 'message',
    status: 'completed',
    text,
    interrupted: false,
    heardMs: null,
    audioStartMs: null,
    audioEndMs: null,
    payload: payloadOf(question),
    createdAt: deps.now(),
  })
  deps.emit('transcript.changed', { projectId: session.projectId, sessionId: session.id, items: [item] })
  return item
}

export function payloadOf({ id, kind, field, section, hint }: PlannedQuestion): Record<string, unknown> {
  return { questionId: id, kind, field, section, hint }
}

/** The question of a step as it was put. */
export function questionOf(store: Store, step: InterviewStep): PlannedQuestion {
  const item = step.itemId === null ? null : findItem(store, step.sessionId, step.itemId)
  const remembered = (key: string): string | null => {
    const value = item?.payload?.[key]
    return typeof value === 'string' ? value : null
  }
  return {
    id: step.questionId,
    kind: step.kind,
    field: step.field,
    text: item?.text ?? '',
    hint: remembered('hint'),
    section: remembered('section'),
  }
}
