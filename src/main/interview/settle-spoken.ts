// A question that was answered aloud is settled: what was said since is its answer, in words or as sound only.
import { StudioError } from '../../shared/errors.ts'
import type { Session } from '../../shared/session/session.ts'
import type { TranscriptItem } from '../../shared/transcript/item.ts'
import {
  listInterviewSteps,
  updateInterviewStep,
  type InterviewStep,
} from '../store/queries/interview-steps.ts'
import { listItems, saveTranscriptItem } from '../store/queries/transcript.ts'
import { markFollowed } from './follow-spoken.ts'
import type { Onward } from './go-on.ts'
import type { InterviewDeps } from './interview-deps.ts'
import { givenAnswer, saidTo, wordsOf } from './said-to-step.ts'
import { openStep, payloadOf, questionOf } from './say.ts'
import { followAnswer } from './take-answer.ts'

/**
 * `spoke`: the author was heard, though perhaps nothing here made turns of it. Nobody answered = another question takes
 * its place. Throws INVALID_ARGUMENT for what cannot be taken as an answer; then the question stays.
 */
export function settleSpokenStep(deps: InterviewDeps, session: Session, spoke: boolean): Onward {
  const step = openStep(listInterviewSteps(deps.store, session.id))
  if (step === null) return {}
  const said = claimSaid(deps, session, step)
  const text = wordsOf(said)
  // Sound alone chooses nothing, and everything after it hangs on this.
  if (step.kind === 'selection' && text === '') throw notUnderstood()
  const [first, ...rest] = said
  if (first === undefined && !spoke) {
    updateInterviewStep(deps.store, step.id, { outcome: 'replaced' })
    return { avoid: step.questionId }
  }
  updateInterviewStep(deps.store, step.id, { outcome: 'answered', answerItemId: first?.itemId ?? null })
  if (first === undefined || text === '') return {}
  followAnswer(deps, session, step, {
    text,
    itemIds: [first.itemId, ...rest.map(({ itemId }) => itemId)],
  })
  markFollowed(deps, step)
  return { answer: givenAnswer(step, text) }
}

/** What was said to the question says so itself: later readers tell intake from telling by it. */
export function claimSaid(deps: InterviewDeps, session: Session, step: InterviewStep): TranscriptItem[] {
  const { store, emit } = deps
  const payload = payloadOf(questionOf(store, step))
  const said = saidTo(step, listItems(store, session.id))
  const fresh = said.filter((item) => item.payload?.['questionId'] === undefined)
  const claimed = fresh.map((item) =>
    saveTranscriptItem(store, session.id, { ...item, payload: { ...item.payload, ...payload } }),
  )
  if (claimed.length > 0)
    emit('transcript.changed', { projectId: session.projectId, sessionId: session.id, items: claimed })
  return said
}

function notUnderstood(): StudioError {
  return new StudioError(
    'INVALID_ARGUMENT',
    'Nothing here can write down what you say yet, so choose an answer, or write it. The recording goes on, and what you said is kept.',
  )
}
