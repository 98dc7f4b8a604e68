// Makes and ends a voice session's calls. The key stays here: the window gives an offer and gets an answer.
import { StudioError } from '../../shared/errors.ts'
import type { ConnectReason, VoiceConnection } from '../../shared/ipc/voice-views.ts'
import type { WireSession } from '../../shared/realtime/client-event.ts'
import type { ServiceContext } from '../context.ts'
import type { ApiKey } from '../credentials/api-key.ts'
import { endConnection, insertConnection, listConnections } from '../store/queries/voice-connections.ts'
import { exchangeOffer, type Call } from './exchange.ts'
import type { OpenCalls } from './open-calls.ts'
import { addressOf, openService, type Service } from './service.ts'
import { seedsOf, sessionOf, talkOf, type Talk, type VoiceSettings } from './talk.ts'

export interface ConnectDeps extends ServiceContext {
  apiKey: ApiKey
  settings(): VoiceSettings
}

export interface Offer {
  sessionId: string
  sdp: string
  reason: ConnectReason
}

export async function connect(deps: ConnectDeps, calls: OpenCalls, offer: Offer): Promise<VoiceConnection> {
  const { signal, done } = calls.attempt(offer.sessionId)
  try {
    const talk = liveTalk(deps, offer.sessionId)
    const settings = deps.settings()
    const service = await serviceFor(deps.apiKey, settings)
    // Nobody answers while seeds are put in.
    const seeded = seedsOf(deps.store, talk, nextNumber(deps, offer.sessionId)).length > 0
    const session = sessionOf(talk, settings, { model: service.model, withResponses: !seeded })
    const { sdp, call } = await exchangeOffer(service, { sdp: offer.sdp, session, signal })
    try {
      signal.throwIfAborted()
      return keep(deps, calls, offer, { sdp, call, session, seeded })
    } catch (error) {
      calls.hangUp(call)
      throw signal.aborted ? superseded() : error
    }
  } finally {
    done()
  }
}

interface Answer {
  sdp: string
  call: Call
  session: WireSession
  seeded: boolean
}

/** The author may have paused or stopped while the service was asked. */
function keep(deps: ConnectDeps, calls: OpenCalls, offer: Offer, answer: Answer): VoiceConnection {
  const { sessionId, reason } = offer
  const talk = liveTalk(deps, sessionId)
  const { model } = answer.call.service
  if (reason !== 'rotate') endAsLost(deps, calls, sessionId)
  const { callId } = answer.call
  const n = insertConnection(deps.store, { sessionId, callId, model, reason, startedAt: deps.now() })
  calls.add(sessionId, n, answer.call)
  const { sdp, session } = answer
  const seeds = answer.seeded ? seedsOf(deps.store, talk, n) : []
  return { n, sdp, model, stage: talk.session.stage, session, seeds }
}

/** Only a rotation has two at a time: whatever else stands was left behind by a window that knows it no more. */
function endAsLost({ store, now }: ConnectDeps, calls: OpenCalls, sessionId: string): void {
  for (const n of calls.of(sessionId)) {
    endConnection(store, sessionId, n, 'lost', now())
    calls.end(sessionId, n)
  }
}

function nextNumber({ store }: ConnectDeps, sessionId: string): number {
  return (listConnections(store, sessionId).at(-1)?.n ?? 0) + 1
}

function liveTalk({ store }: ConnectDeps, sessionId: string): Talk {
  const talk = talkOf(store, sessionId)
  if (talk.session.status === 'live' && talk.session.kind === 'voice') return talk
  throw new StudioError(
    'CONFLICT',
    'This interview is not going on at the moment, so it was not connected. Nothing that was said is lost. Go on with it first.',
    { retryable: false },
  )
}

/** Throws KEY_MISSING. */
async function serviceFor(apiKey: ApiKey, { baseUrl, realtimeModel }: VoiceSettings): Promise<Service> {
  const address = addressOf(baseUrl, realtimeModel)
  const key = await apiKey.forServer(baseUrl)
  if (key !== null) return openService(address, key)
  throw new StudioError(
    'KEY_MISSING',
    `There is no API key for ${address.host}. Nothing that was said is lost. Enter one in Settings, or go on with the guided interview.`,
    { retryable: false },
  )
}

function superseded(): StudioError {
  return new StudioError(
    'CANCELLED',
    'Another attempt to connect took the place of this one. Nothing that was said is lost.',
    { retryable: true },
  )
}
