// From question to question in a guided interview by voice. Before a question is settled, what was said last becomes a
// turn: the next question must not come between an author and the end of their sentence.
import type { InterviewView } from '../../shared/ipc/views.ts'
import { READ_ALOUD } from '../../shared/transcript/item-payload.ts'
import { answerQuestion, askAnother, goBack, skipQuestion } from '../interview/guided-interview.ts'
import { goOn } from '../interview/go-on.ts'
import { queueAfterAnswer } from '../interview/queue-draft.ts'
import { openStep, questionOf } from '../interview/say.ts'
import { claimSaid, settleSpokenStep } from '../interview/settle-spoken.ts'
import { viewInterview } from '../interview/view-interview.ts'
import { listInterviewSteps } from '../store/queries/interview-steps.ts'
import { findItem, saveTranscriptItem } from '../store/queries/transcript.ts'
import { holdEvents } from '../tools/hold-events.ts'
import { settleStage } from '../tools/settle-stage.ts'
import { closeTurns } from '../transcription/keep-phrase.ts'
import { requireOpenSpokenSession } from './require-spoken-session.ts'
import type { SpokenDeps } from './spoken-deps.ts'

interface Moment {
  /** On the recording clock, milliseconds. */
  atMs: number
}

/** Throws NOT_FOUND, CONFLICT (ended), and INVALID_ARGUMENT for what no answer can be made of. */
export async function nextQuestion(
  deps: SpokenDeps,
  sessionId: string,
  { atMs, spoke }: Moment & { spoke: boolean },
): Promise<InterviewView> {
  const putMs = await settleTurns(deps, sessionId, atMs)
  return together(deps, sessionId, putMs, (held) => {
    const session = settleStage(held, requireOpenSpokenSession(held.store, sessionId))
    const step = openStep(listInterviewSteps(held.store, sessionId))
    const asked = step === null ? null : questionOf(held.store, step)
    const onward = settleSpokenStep(held, session, spoke)
    const next = goOn(held, session, onward)
    if (asked !== null && onward.answer != null) queueAfterAnswer(held, next.session, asked, next.question)
  })
}

export type SpokenStep = 'skip' | 'another' | 'back'

/** Throws what the guided interviewer throws. */
export async function takeSpokenStep(
  deps: SpokenDeps,
  sessionId: string,
  { atMs, step }: Moment & { step: SpokenStep },
): Promise<InterviewView> {
  const putMs = await settleTurns(deps, sessionId, atMs)
  const act = { skip: skipQuestion, another: askAnother, back: goBack }[step]
  return together(deps, sessionId, putMs, (held) => {
    claimForOpenStep(held, sessionId)
    act(held, sessionId)
  })
}

export interface TypedAnswer extends Moment {
  text: string
  choiceId?: string | undefined
  questionItemId: string
}

/** Written beside the talk; what was said to the question before it belongs to it too. */
export async function typeAnswer(
  deps: SpokenDeps,
  sessionId: string,
  { atMs, ...answer }: TypedAnswer,
): Promise<InterviewView> {
  const putMs = await settleTurns(deps, sessionId, atMs)
  return together(deps, sessionId, putMs, (held) => {
    claimForOpenStep(held, sessionId)
    answerQuestion(held, sessionId, answer)
  })
}

interface Span {
  startMs: number
  endMs: number
}

/** Where the question was heard: what the recording says there is not the author. */
export function keepReadAloud(deps: SpokenDeps, sessionId: string, itemId: string, span: Span): void {
  placeQuestion(deps, sessionId, itemId, span, { [READ_ALOUD]: true })
}

/** Turns that are found in the recording later come to stand around it. */
function placeQuestion(
  { store }: SpokenDeps,
  sessionId: string,
  itemId: string,
  { startMs, endMs }: Span,
  payload: Record<string, unknown> = {},
): void {
  requireOpenSpokenSession(store, sessionId)
  const item = findItem(store, sessionId, itemId)
  if (item?.role !== 'assistant') return
  saveTranscriptItem(store, sessionId, {
    ...item,
    payload: { ...item.payload, ...payload },
    audioStartMs: Math.round(startMs),
    audioEndMs: Math.round(Math.max(startMs, endMs)),
  })
}

/**
 * What was said last is a turn of its own: the next one answers another question. Answers where the next question stands:
 * an author who talks on while it is put answers it.
 */
async function settleTurns(deps: SpokenDeps, sessionId: string, atMs: number): Promise<number> {
  const heardMs = await deps.hearing.settle(sessionId)
  closeTurns(deps, sessionId)
  return Math.min(atMs, heardMs ?? atMs)
}

function claimForOpenStep(deps: SpokenDeps, sessionId: string): void {
  const session = requireOpenSpokenSession(deps.store, sessionId)
  const step = openStep(listInterviewSteps(deps.store, sessionId))
  if (step !== null) claimSaid(deps, session, step)
}

/** One transaction; a question that was put in it stands at `atMs` of the recording. */
function together(
  deps: SpokenDeps,
  sessionId: string,
  atMs: number,
  act: (held: SpokenDeps) => void,
): InterviewView {
  const held = holdEvents(deps.emit)
  deps.store.transaction(() => {
    const before = openItemId(deps, sessionId)
    act({ ...deps, emit: held.emit })
    const after = openItemId(deps, sessionId)
    if (after !== null && after !== before)
      placeQuestion(deps, sessionId, after, { startMs: atMs, endMs: atMs })
  })
  held.release()
  return viewInterview(deps.store, sessionId)
}

function openItemId({ store }: SpokenDeps, sessionId: string): string | null {
  return openStep(listInterviewSteps(store, sessionId))?.itemId ?? null
}
