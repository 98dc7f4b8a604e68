// A connection to a realtime service, as the voice session sees it: one call, from its offer to its end.
import type { ClientEvent } from '../../shared/realtime/client-event.ts'

export type TransportEnd =
  /** `close()` was called. */
  | { kind: 'closed' }
  /** It was open and broke: network, channel, or the service. */
  | { kind: 'lost'; message: string }

export interface TransportListeners {
  /** JSON of one message; unparsed beyond that. Called in order, never after the end. */
  event(raw: unknown): void
  /** A message that could not be taken: too large, too deep, or no JSON. */
  refused(reason: string): void
  /** The network falters; `false` = it recovered within the grace time. */
  faltering(now: boolean): void
  /** The interviewer's voice. */
  remoteAudio(stream: MediaStream): void
  /** Once, and only of what was open: not when `open` throws. Everything is stopped and unsubscribed by then. */
  ended(end: TransportEnd): void
}

export interface TransportOptions {
  /** Stays the caller's: it is not stopped at the end. */
  microphone: MediaStreamTrack
  /** Sends the offer and answers the service's answer; throws what went wrong. */
  exchange(offer: string): Promise<string>
  signal: AbortSignal
  /** Milliseconds until the data channel must be open. */
  openWithinMs: number
  /** Milliseconds a `disconnected` peer may take to recover. */
  graceMs: number
}

export interface RealtimeTransport {
  /** Resolves when events can be sent. Throws what `exchange` threw, an AbortError, or a time-out. Once a transport. */
  open(options: TransportOptions, listeners: TransportListeners): Promise<void>
  /** `too_large` and `not_open` say that nothing was sent. */
  send(event: ClientEvent): 'sent' | 'too_large' | 'not_open'
  /** Mutes towards the service only; the recorder hears on. */
  setMicrophone(enabled: boolean): void
  /** Sends this track from now on; muted stays muted. */
  replaceMicrophone(track: MediaStreamTrack): void
  close(): void
}
