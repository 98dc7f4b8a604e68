// Keeps an eye on one request: how long it may be silent, how long it may take, how much may come, and the author's stop.
import { fetchFromHost, SENT_HEADERS } from '../../realtime/service-fetch.ts'
import type { Fetch } from '../../realtime/service.ts'

/** Milliseconds and bytes. */
export interface ModelLimits {
  /** Without a byte, before the answer's text begins: models think, and some servers read them from disk first. */
  firstByteMs: number
  /** Without a byte, once the text has begun. */
  idleMs: number
  totalMs: number
  answerBytes: number
}

const defaults: ModelLimits = {
  firstByteMs: 180_000,
  idleMs: 90_000,
  totalMs: 20 * 60_000,
  answerBytes: 8 * 1024 * 1024,
}

export function modelLimits(chosen: Partial<ModelLimits> = {}): ModelLimits {
  return { ...defaults, ...chosen }
}

/** Why a request was ended from this side. */
export type Stopped = 'cancelled' | 'noAnswer' | 'idle' | 'tookTooLong' | 'tooLarge'

export interface AnswerWatch {
  /** For the client: sends the few headers it needs to the host itself, and counts what comes back. */
  fetch: Fetch
  /** The text has begun: from now on less silence is normal. */
  begun(): void
  stopped(): Stopped | null
  /** Forgets the timers and lets go of whatever is still coming. */
  end(): void
}

export function watchAnswer(cancel: AbortSignal, limits: ModelLimits): AnswerWatch {
  const controller = new AbortController()
  let stopped: Stopped | null = null
  const stop = (why: Stopped): void => {
    if (controller.signal.aborted) return
    stopped = why
    controller.abort()
  }
  const onCancel = (): void => stop('cancelled')
  if (cancel.aborted) onCancel()
  cancel.addEventListener('abort', onCancel, { once: true })
  const total = setTimeout(() => stop('tookTooLong'), limits.totalMs)
  let silence = setTimeout(() => stop('noAnswer'), limits.firstByteMs)
  let hasBegun = false
  let bytes = 0
  function hear(chunk: Uint8Array): void {
    silence.refresh()
    bytes += chunk.byteLength
    if (bytes > limits.answerBytes) stop('tooLarge')
  }
  return {
    begun() {
      if (hasBegun || controller.signal.aborted) return
      hasBegun = true
      clearTimeout(silence)
      silence = setTimeout(() => stop('idle'), limits.idleMs)
    },
    stopped: () => stopped,
    async fetch(input, init) {
      const response = await fetchFromHost(input, { ...init, signal: controller.signal }, sentHeaders)
      const { status, headers } = response
      return new Response(response.body?.pipeThrough(counting(hear)) ?? null, { status, headers })
    },
    end() {
      cancel.removeEventListener('abort', onCancel)
      clearTimeout(total)
      clearTimeout(silence)
      controller.abort()
    },
  }
}

const sentHeaders = [...SENT_HEADERS, 'idempotency-key']

function counting(hear: (chunk: Uint8Array) => void): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform(chunk, controller) {
      hear(chunk)
      controller.enqueue(chunk)
    },
  })
}
