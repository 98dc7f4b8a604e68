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

/** All that the preload script shows the page, as `window.studio`. It never grows. */
export interface StudioBridge {
  invoke(name: string, input: unknown): Promise<Answer<unknown>>
  /** Calls `listener` for every event; the answer ends it. */
  subscribe(listener: (event: EventEnvelope) => void): () => void
}
