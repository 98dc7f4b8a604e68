// How requests, answers and events travel between renderer and main.
import type { ErrorData } from '../errors.ts'

export const REQUEST_CHANNEL = 'studio:request'
export const EVENT_CHANNEL = 'studio:event'

export type Answer<T> = { ok: true; value: T } | { ok: false; error: ErrorData }

/** `revision` counts every event sent to a window, from 1; a gap means: fetch again. */
export interface EventEnvelope<Name extends string = string, Payload = unknown> {
  revision: number
  name: Name
  payload: Payload
}
