// How requests, answers and events travel between renderer and main.
import type { ErrorData } from '../errors.ts'

export const REQUEST_CHANNEL = 'studio:request'
export const EVENT_CHANNEL = 'studio:event'
export const FILES_CHANNEL = 'studio:files'

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

/**
 * `window.studioFiles`: files that the author dropped onto the window. Their paths go from the preload script to main and
 * are never shown to the page; what is no file of the author's has none.
 */
export interface StudioFiles {
  choose(files: readonly unknown[]): Promise<Answer<unknown>>
}
