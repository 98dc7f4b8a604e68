// When a response may be asked for: one at a time, and never into what the author is saying.
import type { ResponseRequest, SequencerState, Step, Want } from './sequencer-state.ts'
import type { Failure, ResponseDone } from './sequencer-wire.ts'

const CREATED_WITHIN_MS = 10_000
const CANCELLED_WITHIN_MS = 3000
/** A response nothing is heard of for so long has ended without saying so. */
const SILENT_RESPONSE_MS = 60_000
const MAX_ACTIVE = 8
const MAX_UNSEEN = 300
const RETRY_MS = 1000
const RATE_LIMIT_MS = [2000, 5000, 15_000] as const

/** Asks for a response as soon as it may be. `unseen` = items it has to know of. */
export function wantResponse(step: Step, unseen: readonly string[] = [], notBefore = 0): void {
  const { want } = step.state
  const isUnseen = (id: string) => step.state.outgoing.some(({ item }) => item.id === id)
  const all = [...new Set([...(want?.unseen ?? []), ...unseen])].filter(isUnseen).slice(-MAX_UNSEEN)
  step.set({
    want: {
      unseen: all,
      retried: want?.retried ?? [],
      notBefore: Math.max(want?.notBefore ?? 0, notBefore),
    },
  })
}

/** Sends the one `response.create` that is due, if it may be sent now. */
export function askIfMay(step: Step): void {
  const { want } = step.state
  if (want === null || want.notBefore > step.now || isBlocked(step.state)) return
  const eventId = step.send({ type: 'response.create' })
  step.set({ want: null, request: { eventId, at: step.now, cancelledAt: null, want } })
}

/** A turn that is due is answered by the service itself; asking as well would make two. */
function isBlocked(state: SequencerState): boolean {
  if (state.link !== 'up' || state.held || state.paused) return true
  if (isResponding(state)) return true
  return state.speakingSince !== null || state.turnDue !== null
}

/** Something is being made, or will be as soon as it may. */
export function isAnswerDue(state: SequencerState): boolean {
  if (state.link !== 'up' || state.held || state.paused) return isResponding(state)
  return (
    isResponding(state) || state.turnDue !== null || (state.want !== null && state.speakingSince === null)
  )
}

export function isResponding(state: SequencerState): boolean {
  return state.active.length > 0 || state.request !== null
}

/** Stops what is being made and what is being played, in this order: the other way round it would go on. */
export function silence(step: Step): void {
  const { active, request } = step.state
  if (isResponding(step.state)) {
    step.send({ type: 'response.cancel' })
    step.set({
      active: active.map((response) => ({ ...response, cancelledAt: response.cancelledAt ?? step.now })),
      request: request === null ? null : { ...request, cancelledAt: request.cancelledAt ?? step.now },
    })
  }
  step.send({ type: 'output_audio_buffer.clear' })
}

export function responseCreated(step: Step, id: string): void {
  const { request, want, active, granted } = step.state
  const cancelledAt = request?.cancelledAt ?? null
  step.set({
    active: [...active.filter((known) => known.id !== id), { id, at: step.now, cancelledAt }].slice(
      -MAX_ACTIVE,
    ),
    request: null,
    granted: request ?? granted,
    // Whoever asked for it, it answers all that the service knew by then.
    want: want !== null && want.unseen.length === 0 ? null : want,
    turnDue: null,
  })
  if ((step.state.held || step.state.paused) && cancelledAt === null) {
    wantResponse(step)
    silence(step)
  }
}

export function responseAlive(step: Step, id: string): void {
  const { active } = step.state
  if (!active.some((response) => response.id === id)) return
  step.set({
    active: active.map((response) => (response.id === id ? { ...response, at: step.now } : response)),
  })
}

export function responseDone(step: Step, done: ResponseDone): void {
  const { active, request, granted } = step.state
  const known = active.some(({ id }) => id === done.id)
  step.set({
    active: active.filter(({ id }) => id !== done.id && id !== null),
    // Its `created` was lost.
    request: known ? request : null,
    granted: known ? granted : (request ?? granted),
  })
  if (done.status === 'completed') step.set({ failures: 0 })
  // Cut short before a word was said (its calls are not run): the author would wait for ever.
  const isMute = done.status === 'incomplete' && !done.spoke
  if (done.status === 'failed' || isMute) responseFailed(step, done.failure)
}

function responseFailed(step: Step, failure: Failure | null): void {
  const failures = step.state.failures + 1
  step.set({ failures })
  const delay = delayAfter(failures, failure?.code ?? null)
  if (delay !== null) return wantResponse(step, [], step.now + delay)
  const message = failure?.message || 'The service gave no reason.'
  const kind = isQuota(failure?.code) ? 'quota' : 'response_failed'
  step.problem({ kind, message })
}

/** null = do not try again. */
function delayAfter(failures: number, code: string | null): number | null {
  if (code === 'rate_limit_exceeded') return RATE_LIMIT_MS[failures - 1] ?? null
  return failures === 1 ? RETRY_MS : null
}

export function isQuota(code: string | null | undefined): boolean {
  return code === 'insufficient_quota' || code === 'billing_hard_limit_reached'
}

/** Another response was active after all: ours is asked for again when that one is done, once. */
export function alreadyActive(step: Step, eventId: string | null): void {
  const { request, granted, active } = step.state
  const isMeant = (asked: ResponseRequest | null) =>
    asked !== null && (eventId === null ? step.now - asked.at < CREATED_WITHIN_MS : eventId === asked.eventId)
  const refused = [request, granted].find(isMeant) ?? null
  if (refused !== null)
    step.set({ request: request === refused ? null : request, granted: granted === refused ? null : granted })
  if (active.length === 0) step.set({ active: [{ id: null, at: step.now, cancelledAt: null }] })
  // Begun after all that was to be answered was known: it answers that.
  const isAnswered = refused !== null && refused === granted && refused.want.unseen.length === 0
  if (refused !== null && !isAnswered) askAgain(step, refused.want, 'refused')
}

/** False when that was done before. */
function askAgain(step: Step, { unseen, retried }: Want, reason: Want['retried'][number]): boolean {
  if (retried.includes(reason)) return false
  wantResponse(step, unseen)
  const { want } = step.state
  if (want !== null)
    step.set({ want: { ...want, retried: [...new Set([...want.retried, ...retried, reason])] } })
  return true
}

/** Our request was refused for another reason. */
export function requestRefused(step: Step, failure: Failure): void {
  step.set({ request: null })
  responseFailed(step, failure)
}

export function itemConfirmed(step: Step, itemId: string): void {
  const { want } = step.state
  if (want === null || !want.unseen.includes(itemId)) return
  step.set({ want: { ...want, unseen: want.unseen.filter((id) => id !== itemId) } })
}

export function expireResponses(step: Step): void {
  const { active, request } = step.state
  step.set({ active: active.filter((response) => !isLost(response, step.now)) })
  if (request === null) return
  const late = step.now - request.at > CREATED_WITHIN_MS
  const cancelled = request.cancelledAt !== null && step.now - request.cancelledAt > CANCELLED_WITHIN_MS
  if (!late && !cancelled) return
  step.set({ request: null })
  if (cancelled) return
  if (!askAgain(step, request.want, 'unheard'))
    step.problem({ kind: 'response_failed', message: 'The service did not begin to answer.' })
}

function isLost({ at, cancelledAt }: { at: number; cancelledAt: number | null }, now: number): boolean {
  if (cancelledAt !== null && now - cancelledAt > CANCELLED_WITHIN_MS) return true
  return now - at > SILENT_RESPONSE_MS
}

/** The connection is gone: what was owed is owed by the next one. */
export function dropResponses(step: Step): void {
  const { active, request, playing, turnDue, want } = step.state
  const unheard = active.some(
    (response) => response.id !== playing?.responseId && response.cancelledAt === null,
  )
  const asked = request !== null && request.cancelledAt === null
  if (asked || unheard || turnDue?.committed === true) wantResponse(step, request?.want.unseen ?? [])
  step.set({
    active: [],
    request: null,
    granted: null,
    want: step.state.want === null ? want : { ...step.state.want, retried: [], notBefore: 0 },
  })
}
