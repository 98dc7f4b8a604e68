// The renderer's way to main: typed requests, typed events, and the news that an event was missed.
import type {
  EventName,
  Events,
  RequestInput,
  RequestName,
  RequestOutput,
} from '../../shared/ipc/contract.ts'
import type { EventEnvelope, StudioBridge } from '../../shared/ipc/envelope.ts'
import { StudioError } from '../../shared/errors.ts'

declare global {
  interface Window {
    readonly studio: StudioBridge
  }
}

export interface Client {
  /** Throws a `StudioError` with words for the author. */
  request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N>>
  subscribe<N extends EventName>(name: N, listener: (payload: Events[N]) => void): () => void
  /** Called when at least one event was missed: what is shown must be fetched again. */
  onGap(listener: () => void): () => void
}

type Listener = (payload: unknown) => void

export function createClient(bridge: StudioBridge): Client {
  const listeners = new Map<string, Set<Listener>>()
  const gapListeners = new Set<Listener>()
  let last: number | null = null

  // Subscribed before the first request, so that no event can fall between an answer and the first listener.
  bridge.subscribe((event: EventEnvelope) => {
    const missed = last !== null && event.revision > last + 1
    if (last !== null && event.revision <= last) return
    last = event.revision
    if (missed) callEach(gapListeners, undefined)
    callEach(listeners.get(event.name), event.payload)
  })

  return {
    async request<N extends RequestName>(name: N, input: RequestInput<N>) {
      const answer = await bridge.invoke(name, input)
      if (answer.ok) return answer.value as RequestOutput<N>
      throw new StudioError(answer.error.code, answer.error.message, answer.error.data)
    },
    subscribe(name, listener) {
      const ofName = listeners.get(name) ?? new Set<Listener>()
      listeners.set(name, ofName)
      return add(ofName, listener as Listener)
    },
    onGap: (listener) => add(gapListeners, listener),
  }
}

/** Each `add` counts by itself, so the same function may listen twice and stop once. */
function add(set: Set<Listener>, listener: Listener): () => void {
  const own: Listener = (payload) => listener(payload)
  set.add(own)
  return () => {
    set.delete(own)
  }
}

/** A listener that throws is a bug to report, and no reason to leave the others out. */
function callEach(set: Set<Listener> | undefined, payload: unknown): void {
  for (const listener of [...(set ?? [])]) {
    try {
      listener(payload)
    } catch (error) {
      queueMicrotask(() => {
        throw error
      })
    }
  }
}

let shared: Client | undefined
const client = (): Client => (shared ??= createClient(window.studio))

export const request: Client['request'] = (name, input) => client().request(name, input)
export const subscribe: Client['subscribe'] = (name, listener) => client().subscribe(name, listener)
export const onGap: Client['onGap'] = (listener) => client().onGap(listener)
