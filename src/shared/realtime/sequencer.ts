// The response sequencer: what happens goes in, what is to be done comes out. Pure; it never throws for what the
// service sends.
import { assertNever } from '../errors.ts'
import { connected, disconnected, expireSeeds, seedAdded, seedRefused } from './sequencer-connection.ts'
import { itemAdded, itemRefused, message, sendItem } from './sequencer-items.ts'
import * as responses from './sequencer-responses.ts'
import { changeSession, expireUpdates, sessionUpdated, updateRefused } from './sequencer-session.ts'
import { Step, type SequencerState } from './sequencer-state.ts'
import { expireCalls, runCalls, runningCalls, toolAnswered } from './sequencer-tools.ts'
import * as turns from './sequencer-turns.ts'
import type { Activity, SequencerCommand, SequencerInput } from './sequencer-types.ts'
import { readForSequencer, type Failure, type SequencerEvent } from './sequencer-wire.ts'

export { startSequencer, type SequencerState } from './sequencer-state.ts'

/** `now` is any clock in milliseconds that does not go back. */
export function sequence(
  state: SequencerState,
  input: SequencerInput,
  now: number,
  newId: () => string,
): { state: SequencerState; commands: SequencerCommand[] } {
  const step = new Step(state, now, newId)
  take(step, input)
  responses.askIfMay(step)
  return { state: step.state, commands: step.commands }
}

export function activityOf(state: SequencerState): Activity {
  const interviewerSpeaking = state.playing !== null
  return {
    authorSpeaking: state.speakingSince !== null,
    interviewerSpeaking,
    thinking: !interviewerSpeaking && responses.isAnswerDue(state),
    tools: runningCalls(state.groups).map(({ name }) => name),
  }
}

function take(step: Step, input: SequencerInput): void {
  switch (input.type) {
    case 'connected':
      return connected(step, input.session, input.seeds)
    case 'disconnected':
      return disconnected(step)
    case 'server':
      return takeEvent(step, readForSequencer(input.raw))
    case 'tool_answered':
      return toolAnswered(step, input.callId, input.output)
    case 'typed':
      return typed(step, input.itemId, input.text)
    case 'told':
      return sendItem(step, message(input.itemId, 'system', input.text))
    case 'speak_first':
      return responses.wantResponse(step)
    case 'session_changed':
      return changeSession(step, input.session)
    case 'held':
      return turns.hold(step, input.on)
    case 'paused':
      return turns.pause(step, input.on)
    case 'tick':
      return passTime(step)
    default:
      return assertNever(input)
  }
}

/** Text does not stop speech by itself: what is being said is stopped first. */
function typed(step: Step, itemId: string, text: string): void {
  const speaks = responses.isResponding(step.state) || step.state.playing !== null
  if (step.state.link === 'up' && speaks) responses.silence(step)
  sendItem(step, message(itemId, 'user', text))
  responses.wantResponse(step, [itemId])
}

function passTime(step: Step): void {
  expireSeeds(step)
  responses.expireResponses(step)
  turns.expireTurns(step)
  expireUpdates(step)
  expireCalls(step)
}

function takeEvent(step: Step, event: SequencerEvent | null): void {
  if (event === null || step.state.link === 'down') return
  switch (event.type) {
    case 'session_updated':
      return sessionUpdated(step, event)
    case 'error':
      return takeError(step, event.eventId, event)
    case 'speech':
      return turns.authorSpeech(step, event.state)
    case 'item_added':
      seedAdded(step, event.itemId)
      return itemAdded(step, event.itemId)
    case 'response_created':
      if (!event.outOfBand) responses.responseCreated(step, event.id)
      return
    case 'response_done':
      if (event.outOfBand) return
      responses.responseDone(step, event)
      return runCalls(step, event)
    case 'response_alive':
      return responses.responseAlive(step, event.id)
    case 'playback':
      if (event.state === 'started') return turns.playbackStarted(step, event.responseId)
      return turns.playbackEnded(step, event.responseId)
    default:
      return assertNever(event)
  }
}

/** Errors that say no more than that there was nothing to do. */
const harmless: ReadonlySet<string | null> = new Set([
  'response_cancel_not_active',
  'input_audio_buffer_commit_empty',
])

function takeError(step: Step, eventId: string | null, failure: Failure): void {
  const { code } = failure
  const text = failure.message
  if (code === 'conversation_already_has_active_response') return responses.alreadyActive(step, eventId)
  if (code === 'session_expired') return step.problem({ kind: 'expired', message: text })
  if (code !== null && harmless.has(code)) return
  if (eventId !== null) {
    if (seedRefused(step, eventId) || updateRefused(step, eventId, text)) return
    if (step.state.request?.eventId === eventId) return responses.requestRefused(step, failure)
    // An output whose call the service does not know (any more) is told in words instead.
    if (itemRefused(step, eventId)?.item.type === 'function_call_output') return
  }
  if (responses.isQuota(code)) return step.problem({ kind: 'quota', message: text })
  step.problem({ kind: 'service', code, message: text })
}
