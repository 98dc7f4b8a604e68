// The session's configuration on the wire: updates that are confirmed, and turn detection that follows hold and pause.
import type { WireSession } from './client-event.ts'
import type { SequencerState, SessionUpdate, Step } from './sequencer-state.ts'
import { turnsIn, type SessionUpdated, type Turns } from './sequencer-wire.ts'
import { answeringSession, heldSession, pausedSession } from './session-config.ts'

const CONFIRMED_WITHIN_MS = 10_000

export function changeSession(step: Step, session: WireSession): void {
  step.set({ session, sessionChanged: true })
  if (step.state.link === 'up') update(step, 'session', false)
}

export function updateTurns(step: Step): void {
  if (step.state.link === 'up') update(step, 'turns', false)
}

/** After the seeds: what the connection was made with becomes what the session should be. */
export function restoreSession(step: Step): void {
  const { session, sessionChanged } = step.state
  if (session === null) return
  if (sessionChanged) update(step, 'session', false)
  else if (turnsIn(session) !== turnsOf(step.state)) update(step, 'turns', false)
}

function update(step: Step, kind: SessionUpdate['kind'], resent: boolean): void {
  const { session } = step.state
  if (kind === 'session' && session === null) return
  const eventId = step.send({ type: 'session.update', session: payload(step.state, kind) })
  // The whole session says all that an update of turns says; a newer one of a kind replaces the older.
  const others = step.state.updates.filter((other) => kind === 'turns' && other.kind !== kind)
  step.set({ updates: [...others, { kind, eventId, at: step.now, resent }] })
}

function payload(state: SequencerState, kind: SessionUpdate['kind']): WireSession {
  const turns = turnsPayload(turnsOf(state), state.session ?? { type: 'realtime' })
  if (kind === 'turns' || state.session === null) return turns
  // The model cannot change in mid-session: an update that names it is refused.
  const { model: _model, ...session } = state.session
  const audio = record(session['audio'])
  const input = { ...record(audio['input']), ...record(record(turns['audio'])['input']) }
  return { ...session, type: 'realtime', audio: { ...audio, input } }
}

function turnsOf({ paused, held }: SequencerState): Turns {
  if (paused) return 'paused'
  return held ? 'held' : 'answering'
}

function turnsPayload(turns: Turns, session: WireSession): WireSession {
  if (turns === 'paused') return pausedSession()
  return turns === 'held' ? heldSession(session) : answeringSession(session)
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/**
 * An update counts as confirmed when the service then has what was sent. The answer to an older update may come first:
 * it confirms nothing that it does not say.
 */
export function sessionUpdated(step: Step, updated: SessionUpdated): void {
  const { session, updates } = step.state
  const wanted = turnsOf(step.state)
  step.set({ turns: updated.turns ?? wanted })
  if (session === null || step.state.turns !== wanted) return
  const isWhole = hasInstructions(session, updated) && hasTools(session, updated)
  step.set({ updates: updates.filter(({ kind }) => kind === 'session' && !isWhole) })
}

function hasInstructions(session: WireSession, { instructions }: SessionUpdated): boolean {
  const wanted = session['instructions']
  return typeof wanted !== 'string' || instructions === null || wanted.trim() === instructions.trim()
}

function hasTools(session: WireSession, { tools }: SessionUpdated): boolean {
  const wanted = session['tools']
  if (!Array.isArray(wanted) || tools === null) return true
  const names = wanted.map((tool) => String(record(tool)['name']))
  return names.toSorted().join() === tools.toSorted().join()
}

/** True when the event was an update of the session. */
export function updateRefused(step: Step, eventId: string, reason: string): boolean {
  const { updates } = step.state
  if (!updates.some((update) => update.eventId === eventId)) return false
  step.set({ updates: updates.filter((update) => update.eventId !== eventId) })
  step.problem({ kind: 'session_refused', message: reason })
  return true
}

export function expireUpdates(step: Step): void {
  const overdue = step.state.updates.filter(({ at }) => step.now - at > CONFIRMED_WITHIN_MS)
  if (overdue.length === 0) return
  step.set({ updates: step.state.updates.filter((update) => !overdue.includes(update)) })
  for (const { kind, resent } of overdue) {
    if (!resent) {
      update(step, kind, true)
      continue
    }
    step.set({ turns: turnsOf(step.state) })
    step.problem({ kind: 'session_refused', message: 'The service did not confirm it.' })
  }
}
