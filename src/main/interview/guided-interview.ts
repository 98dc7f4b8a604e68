// The guided interviewer: offline, typed, and without a state of its own. Every act is one transaction over rows, so
// the app may be killed between any two of them.
import { StudioError } from '../../shared/errors.ts'
import { canReturnTo, stepBefore } from '../../shared/interview/guided-planner.ts'
import { PROJECT_TITLE, PROJECT_TYPE } from '../../shared/interview/selection-planner.ts'
import type { InterviewView } from '../../shared/ipc/views.ts'
import type { Session } from '../../shared/session/session.ts'
import {
  listInterviewSteps,
  updateInterviewStep,
  type InterviewStep,
} from '../store/queries/interview-steps.ts'
import { requireProject } from '../store/queries/projects.ts'
import { insertSession, listUnendedSessions, requireSession } from '../store/queries/sessions.ts'
import { holdEvents } from '../tools/hold-events.ts'
import { settleStage } from '../tools/settle-stage.ts'
import { goOn } from './go-on.ts'
import type { InterviewDeps } from './interview-deps.ts'
import { queueAfterAnswer } from './queue-draft.ts'
import { ask, openStep, questionOf } from './say.ts'
import { setSessionStatus } from './session-status.ts'
import { takeAnswer, type Answer } from './take-answer.ts'
import { viewInterview } from './view-interview.ts'

/**
 * Begins a sitting, or goes on with the one that was left open for the same project: there is one of each.
 * Other guided sittings are paused. Throws NOT_FOUND.
 */
export function startInterview(deps: InterviewDeps, projectId: string | null): InterviewView {
  return together(deps, (held) => {
    if (projectId !== null) requireProject(held.store, projectId)
    const open = listUnendedSessions(held.store).filter(({ kind }) => kind === 'guided')
    const left = open.findLast((session) => session.projectId === projectId)
    for (const other of open)
      if (other.id !== left?.id && other.status === 'live') setSessionStatus(held, other, 'paused')
    const session = left ?? begin(held, projectId)
    takeUp(held, session)
    return session.id
  })
}

/** The same question as when it was left. Throws NOT_FOUND, CONFLICT (ended). */
export function resumeInterview(deps: InterviewDeps, sessionId: string): InterviewView {
  return together(deps, (held) => {
    takeUp(held, openSession(held, sessionId))
    return sessionId
  })
}

/** Throws NOT_FOUND, CONFLICT. */
export function pauseInterview(deps: InterviewDeps, sessionId: string): InterviewView {
  return together(deps, (held) => {
    setSessionStatus(held, openSession(held, sessionId), 'paused')
    return sessionId
  })
}

/** Throws NOT_FOUND, CONFLICT (ended, or nothing is asked) and INVALID_ARGUMENT (blank, or not to be understood). */
export function answerQuestion(deps: InterviewDeps, sessionId: string, answer: Answer): InterviewView {
  return together(deps, (held) => {
    if (isAnswered(held, sessionId, answer.questionItemId)) return sessionId
    const { session, step } = atQuestion(held, sessionId)
    const asked = questionOf(held.store, step)
    takeAnswer(held, session, step, answer)
    const given = step.kind === 'template' ? { questionId: step.questionId, text: answer.text } : null
    const next = goOn(held, session, { answer: given })
    queueAfterAnswer(held, next.session, asked, next.question)
    return sessionId
  })
}

/** A second sending of an answer that was taken: the window asked again because it heard nothing. */
function isAnswered(
  { store }: InterviewDeps,
  sessionId: string,
  questionItemId: string | undefined,
): boolean {
  if (questionItemId === undefined) return false
  const step = listInterviewSteps(store, sessionId).find(({ itemId }) => itemId === questionItemId)
  return step?.outcome === 'answered'
}

/** The question does not come back by itself, unless the blueprint cannot do without it. */
export function skipQuestion(deps: InterviewDeps, sessionId: string): InterviewView {
  return together(deps, (held) => {
    const { session, step } = atQuestion(held, sessionId)
    if (step.questionId === PROJECT_TITLE || step.questionId === PROJECT_TYPE) {
      throw new StudioError(
        'INVALID_ARGUMENT',
        'I need this one to begin. Any answer will do: it can be changed later.',
      )
    }
    settle(held, step, 'skipped')
    goOn(held, session)
    return sessionId
  })
}

/** "Ask me something else": the question comes round once more, later. */
export function askAnother(deps: InterviewDeps, sessionId: string): InterviewView {
  return together(deps, (held) => {
    const { session, step } = atQuestion(held, sessionId)
    if (step.kind === 'selection') {
      throw new StudioError('INVALID_ARGUMENT', 'There is nothing else to ask before a project is chosen.')
    }
    settle(held, step, 'replaced')
    goOn(held, session, { avoid: step.questionId })
    return sessionId
  })
}

/** Puts the question before once more. What was said to it stays in the transcript. */
export function goBack(deps: InterviewDeps, sessionId: string): InterviewView {
  return together(deps, (held) => {
    const session = awake(held, openSession(held, sessionId))
    const steps = listInterviewSteps(held.store, sessionId)
    const before = stepBefore(steps)
    if (before === null || !canReturnTo(before, session.stage)) {
      throw new StudioError(
        'CONFLICT',
        'There is no question to go back to here. What you said before is kept.',
      )
    }
    const open = openStep(steps)
    if (open !== null) settle(held, open, 'back')
    ask(held, session, questionOf(held.store, before))
    return sessionId
  })
}

/** Runs an act as one transaction; the window hears of it after the commit and gets the new view. */
function together(deps: InterviewDeps, act: (held: InterviewDeps) => string): InterviewView {
  const held = holdEvents(deps.emit)
  const sessionId = deps.store.transaction(() => act({ ...deps, emit: held.emit }))
  held.release()
  return viewInterview(deps.store, sessionId)
}

function begin({ store, now, newId, emit }: InterviewDeps, projectId: string | null): Session {
  const session: Session = {
    id: newId(),
    projectId,
    kind: 'guided',
    stage: 'selection',
    status: 'live',
    startedAt: now(),
    endedAt: null,
  }
  insertSession(store, session)
  emit('session.changed', { session })
  return session
}

/** Live, in its stage, with a question. */
function takeUp(deps: InterviewDeps, session: Session): void {
  const live = awake(deps, session)
  if (openStep(listInterviewSteps(deps.store, session.id)) === null) goOn(deps, live)
}

function awake(deps: InterviewDeps, session: Session): Session {
  return settleStage(deps, session.status === 'live' ? session : setSessionStatus(deps, session, 'live'))
}

function openSession({ store }: InterviewDeps, sessionId: string): Session {
  const session = requireSession(store, sessionId)
  if (session.kind !== 'guided') {
    throw new StudioError('CONFLICT', 'This session is not a guided interview. Nothing was changed.')
  }
  if (session.status === 'ended') {
    throw new StudioError(
      'CONFLICT',
      'This interview has ended and is kept as it was. Start a new one to go on.',
    )
  }
  return session
}

/** A paused sitting wakes up when the author acts in it. */
function atQuestion(deps: InterviewDeps, sessionId: string): { session: Session; step: InterviewStep } {
  const session = awake(deps, openSession(deps, sessionId))
  const step = openStep(listInterviewSteps(deps.store, sessionId))
  if (step !== null) return { session, step }
  throw new StudioError(
    'CONFLICT',
    'Every question has been asked. Go back to one, or stop: everything is kept.',
  )
}

function settle(
  { store }: InterviewDeps,
  step: InterviewStep,
  outcome: 'skipped' | 'replaced' | 'back',
): void {
  updateInterviewStep(store, step.id, { outcome })
}
