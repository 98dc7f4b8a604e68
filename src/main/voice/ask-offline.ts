// While there is no connection the guided interviewer asks. Its question is a step here; the window writes the item,
// for the window keeps the order of the talk.
import { planQuestion } from '../../shared/interview/guided-planner.ts'
import type { PlannedQuestion } from '../../shared/interview/question.ts'
import type { OfflineQuestion } from '../../shared/ipc/voice-views.ts'
import type { Session } from '../../shared/session/session.ts'
import { plannerInput, type Onward } from '../interview/go-on.ts'
import { countedTwice, givenAnswer, saidTo, wordsOf } from '../interview/said-to-step.ts'
import { openNextStep, openStep, payloadOf } from '../interview/say.ts'
import { listInterviewSteps, updateInterviewStep } from '../store/queries/interview-steps.ts'
import { listItems } from '../store/queries/transcript.ts'
import type { Store } from '../store/store.ts'
import { holdEvents } from '../tools/hold-events.ts'
import { settleStage } from '../tools/settle-stage.ts'
import { requireOpenVoiceSession } from './require-voice-session.ts'
import type { VoiceDeps } from './voice-deps.ts'

/** null = nothing is left to ask. Throws NOT_FOUND, CONFLICT (ended). */
export function askOffline(deps: VoiceDeps, sessionId: string, itemId: string): OfflineQuestion | null {
  const events = holdEvents(deps.emit)
  const held = { ...deps, emit: events.emit }
  const question = deps.store.transaction(() => {
    const session = settleStage(held, requireOpenVoiceSession(held.store, sessionId))
    const onward = settleOpenStep(held.store, session)
    const next = planOffline(held, session, onward)
    if (next !== null) openNextStep(held, session, next, { itemId, createdAt: held.now() })
    return next
  })
  events.release()
  if (question === null) return null
  const { id, text, hint } = question
  return { id, text, hint, payload: payloadOf(question) }
}

/** Answered when the author said anything after it; else another question takes its place. */
function settleOpenStep(store: Store, session: Session): Onward {
  const step = openStep(listInterviewSteps(store, session.id))
  if (step === null) return {}
  const said = saidTo(step, listItems(store, session.id))
  const [answer] = said
  if (answer === undefined) {
    updateInterviewStep(store, step.id, { outcome: 'replaced' })
    return { avoid: step.questionId }
  }
  updateInterviewStep(store, step.id, { outcome: 'answered', answerItemId: answer.itemId })
  return { answer: givenAnswer(step, wordsOf(said)) }
}

function planOffline(deps: VoiceDeps, session: Session, onward: Onward): PlannedQuestion | null {
  const input = plannerInput(deps, session, onward)
  const question = planQuestion({
    ...input,
    // An answer fills no field while offline.
    sessionSteps: [...input.sessionSteps, ...countedTwice(input.sessionSteps)],
  })
  if (question?.kind !== 'selection') return question
  // Nobody acts on what is said about the choice of a project before there is a connection: ask once.
  return input.sessionSteps.some(({ questionId }) => questionId === question.id) ? null : question
}
