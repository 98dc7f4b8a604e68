// Words that came after their question was settled, because a recording was transcribed later: what would have followed
// from them at once follows now, once for each answer. The session may have ended long ago.
import { MAX_FIELD_LENGTH } from '../../shared/blueprint/blueprint.ts'
import { isFilled, readGuardrails } from '../../shared/blueprint/field-value.ts'
import { captureFrom, type Capture } from '../../shared/interview/capture.ts'
import { guardrailPartOf } from '../../shared/interview/intake-planner.ts'
import { excerptOf } from '../../shared/interview/sentences-said.ts'
import type { Session } from '../../shared/session/session.ts'
import type { TranscriptItem } from '../../shared/transcript/item.ts'
import type { ServiceContext } from '../context.ts'
import { setBlueprintField } from '../projects/fill-blueprint.ts'
import { createNote, createPointer, createTodo } from '../projects/keep-notes.ts'
import { getBlueprint } from '../store/queries/blueprint.ts'
import {
  listInterviewSteps,
  updateInterviewStep,
  type InterviewStep,
} from '../store/queries/interview-steps.ts'
import { requireSession } from '../store/queries/sessions.ts'
import { findToolCall, insertToolCall } from '../store/queries/tool-calls.ts'
import { listItems } from '../store/queries/transcript.ts'
import { holdEvents } from '../tools/hold-events.ts'
import { saidTo, wordsOf } from './said-to-step.ts'

/** Call when items of the session got words. Doing it again changes nothing. Throws NOT_FOUND. */
export function followSpokenAnswers(ctx: ServiceContext, sessionId: string): void {
  const held = holdEvents(ctx.emit)
  const deps = { ...ctx, emit: held.emit }
  ctx.store.transaction(() => {
    const session = requireSession(ctx.store, sessionId)
    const answered = listInterviewSteps(ctx.store, sessionId).filter(({ outcome }) => outcome === 'answered')
    const items = answered.length === 0 ? [] : listItems(ctx.store, sessionId)
    for (const step of answered) followLate(deps, session, step, saidTo(step, items).filter(isSound))
  })
  held.release()
}

/** Keeps that an answer was followed, so that no later pass does it again. */
export function markFollowed({ store, now }: ServiceContext, { id, sessionId }: InterviewStep): void {
  const result = { ok: true } as const
  insertToolCall(store, { sessionId, callId: callOf(id), name: 'spoken_answer', result, createdAt: now() })
}

function callOf(stepId: string): string {
  return `${stepId}:spoken`
}

function isSound({ audioStartMs }: TranscriptItem): boolean {
  return audioStartMs !== null
}

function followLate(
  ctx: ServiceContext,
  session: Session,
  step: InterviewStep,
  said: readonly TranscriptItem[],
): void {
  const [first] = said
  if (first === undefined) return
  if (step.answerItemId === null) updateInterviewStep(ctx.store, step.id, { answerItemId: first.itemId })
  const text = wordsOf(said)
  if (session.projectId === null || text === '' || step.kind === 'selection') return
  if (findToolCall(ctx.store, session.id, callOf(step.id)) !== null) return
  const about = { projectId: session.projectId, session, itemIds: said.map(({ itemId }) => itemId) }
  const captures = captureFrom(text)
  if (step.kind === 'blueprint') {
    fillGap(ctx, session.projectId, step, text, first.itemId)
    keepCaptures(
      ctx,
      about,
      captures.filter(({ kind }) => kind === 'todo'),
    )
  } else keepCaptures(ctx, about, captures)
  markFollowed(ctx, step)
}

/** What the author has written there since counts more. */
function fillGap(
  ctx: ServiceContext,
  projectId: string,
  { questionId, field }: InterviewStep,
  text: string,
  sourceItemId: string,
): void {
  if (field === null) return
  const entry = getBlueprint(ctx.store, projectId).entries.find((known) => known.field === field)
  const part = guardrailPartOf(questionId)
  const isKnown =
    entry !== undefined && (part === null ? isFilled(entry) : readGuardrails(entry.value)[part].trim() !== '')
  if (isKnown) return
  const value =
    part === null ? excerptOf(text, MAX_FIELD_LENGTH) : JSON.stringify({ [part]: excerptOf(text, 4000) })
  setBlueprintField(ctx, { projectId, field, value, sourceItemId })
}

interface About {
  projectId: string
  session: Session
  itemIds: string[]
}

function keepCaptures(
  ctx: ServiceContext,
  { projectId, session, itemIds }: About,
  captures: readonly Capture[],
): void {
  const sessionId = session.id
  for (const { kind, content } of captures) {
    if (kind === 'todo') createTodo(ctx, { projectId, label: content, sessionId })
    else createNote(ctx, { projectId, noteType: kind, content, sessionId, itemIds })
    const [itemId] = itemIds
    if (kind === 'story' && itemId !== undefined)
      createPointer(ctx, { projectId, sessionId, itemId, label: excerptOf(content, 80) })
  }
}
