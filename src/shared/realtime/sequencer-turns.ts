// Who is speaking: the author's turns, the interviewer's sound, and when the one cut into the other.
import { silence, wantResponse, isResponding } from './sequencer-responses.ts'
import { updateTurns } from './sequencer-session.ts'
import type { Step } from './sequencer-state.ts'

/** A committed turn that the service has not begun to answer by then is asked for. */
const ANSWERED_WITHIN_MS = 8000
/** What is heard for so long is no speech: its end was lost. */
const LONGEST_SPEECH_MS = 15 * 60_000
const LONGEST_PLAYBACK_MS = 5 * 60_000
const CUT_IN_MS = 1500
/** Longer after the author's last word, new speech is a new thought. */
const SAME_TURN_MS = 6000

export function authorSpeech(step: Step, state: 'started' | 'stopped' | 'committed'): void {
  if (state === 'started') return speechStarted(step)
  const { paused, held, link, turnDue, turns } = step.state
  const committed = state === 'committed'
  step.set({ speakingSince: null, turnEndedAt: step.now })
  if (link === 'up' && !held && !paused && turns === 'answering')
    step.set({ turnDue: { at: step.now, committed: committed || turnDue?.committed === true } })
  // Nobody answers it by himself: it is answered when somebody may.
  else if (committed) wantResponse(step)
}

function speechStarted(step: Step): void {
  const { cutInUntil } = step.state
  if (cutInUntil !== null && step.now <= cutInUntil) step.commands.push({ type: 'cut_in' })
  step.set({ speakingSince: step.state.paused ? null : step.now, cutInUntil: null })
}

/**
 * The interviewer cut in when its sound begins while the author is speaking, or when the author goes on within 1.5
 * seconds after it began, having spoken last (at most six seconds before, and no other sound of the interviewer in
 * between): nobody has heard enough by then to answer it, so he was not through. Counted once for each sound.
 */
export function playbackStarted(step: Step, responseId: string): void {
  const { speakingSince, turnEndedAt, playing } = step.state
  if (playing?.responseId === responseId) return
  const recent = turnEndedAt !== null && step.now - turnEndedAt <= SAME_TURN_MS
  if (speakingSince !== null) step.commands.push({ type: 'cut_in' })
  step.set({
    playing: { responseId, at: step.now },
    turnEndedAt: null,
    cutInUntil: speakingSince === null && recent ? step.now + CUT_IN_MS : null,
  })
}

export function playbackEnded(step: Step, responseId: string): void {
  if (step.state.playing?.responseId === responseId) step.set({ playing: null })
}

export function hold(step: Step, on: boolean): void {
  if (step.state.held === on) return
  step.set({ held: on })
  oweTurn(step)
  updateTurns(step)
}

export function pause(step: Step, on: boolean): void {
  if (step.state.paused === on) return
  step.set({ paused: on })
  if (step.state.link !== 'up') return
  if (on) fallSilent(step)
  // What was said near the microphone during the pause is nobody's turn.
  else step.send({ type: 'input_audio_buffer.clear' })
  updateTurns(step)
  if (on) endTurn(step)
}

function fallSilent(step: Step): void {
  const { active, playing } = step.state
  const unheard = isResponding(step.state) && !active.some(({ id }) => id === playing?.responseId)
  if (unheard) wantResponse(step)
  silence(step)
  oweTurn(step)
  step.set({ playing: null, cutInUntil: null })
}

/** Without turn detection nobody ends the turn that is being spoken: its words must not be lost. */
function endTurn(step: Step): void {
  if (step.state.speakingSince === null) return
  step.set({ speakingSince: null })
  step.send({ type: 'input_audio_buffer.commit' })
}

function oweTurn(step: Step): void {
  const { turnDue, held, paused } = step.state
  if (turnDue === null || (!held && !paused)) return
  step.set({ turnDue: null })
  wantResponse(step)
}

export function expireTurns(step: Step): void {
  const { turnDue, speakingSince, playing } = step.state
  if (turnDue !== null && step.now - turnDue.at > ANSWERED_WITHIN_MS) {
    step.set({ turnDue: null })
    if (turnDue.committed) wantResponse(step)
  }
  if (speakingSince !== null && step.now - speakingSince > LONGEST_SPEECH_MS)
    step.set({ speakingSince: null })
  if (playing !== null && step.now - playing.at > LONGEST_PLAYBACK_MS) step.set({ playing: null })
}
