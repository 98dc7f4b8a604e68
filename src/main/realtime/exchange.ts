// One offer, one answer: a call at the service is made, or hung up again.
import type { RealtimeSessionCreateRequest } from 'openai/resources/realtime/realtime'
import type { WireSession } from '../../shared/realtime/client-event.ts'
import { failureOf, strangeAnswer } from './read-failure.ts'
import { serviceError, type ServiceFailure } from './service-failure.ts'
import type { Service } from './service.ts'

const SAFE = 'Nothing that was said is lost.'
const MAX_SDP_LENGTH = 200_000
const HANG_UP_WITHIN_MS = 5000

export interface Call {
  service: Service
  /** null = the service told none: it ends when the peer goes. */
  callId: string | null
}

/** Throws a StudioError for the author. */
export async function exchangeOffer(
  service: Service,
  offer: { sdp: string; session: WireSession; signal: AbortSignal },
): Promise<{ sdp: string; call: Call }> {
  const { sdp, signal } = offer
  // Types of `openai` for what the builders make; tests/unit/shared/realtime/client-event-types.test.ts compares them.
  const session = offer.session as RealtimeSessionCreateRequest
  const create = service.client.realtime.calls.create({ sdp, session }, { maxRetries: 0, signal })
  const response = await orServiceError(create, service)
  const call = { service, callId: callIdIn(response.headers.get('location')) }
  const answer = await response.text()
  if (answer.startsWith('v=0') && answer.length <= MAX_SDP_LENGTH) return { sdp: answer, call }
  await hangUp(call).catch(() => undefined)
  throw serviceError(strangeAnswer(service), SAFE)
}

/** Gives what failed, in words without secrets; null = hung up, or there was nothing to hang up. */
export async function hangUp({ service, callId }: Call): Promise<ServiceFailure | null> {
  if (callId === null) return null
  try {
    await service.client.realtime.calls.hangup(callId, { maxRetries: 0, timeout: HANG_UP_WITHIN_MS })
    return null
  } catch (error) {
    const failure = failureOf(error, service)
    // It is over already.
    return failure.status === 404 ? null : failure
  }
}

async function orServiceError<T>(answer: PromiseLike<T>, service: Service): Promise<T> {
  try {
    return await answer
  } catch (error) {
    throw serviceError(failureOf(error, service), SAFE)
  }
}

/** The last part of the path, when it can be an id: it becomes part of an address again. */
function callIdIn(location: string | null): string | null {
  const last = location?.split(/[?#]/)[0]?.split('/').at(-1) ?? ''
  return /^[\w-]{1,200}$/.test(last) ? last : null
}
