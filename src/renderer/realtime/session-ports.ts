// What a live session is given from outside, so that it runs in tests as it runs in the window.
import type { Client } from '../bridge/client.ts'
import type { VoiceAlert, VoiceState } from '../stores/voice-store.ts'
import type { RealtimeTransport } from './realtime-transport.ts'
import type { RemoteAudio } from './remote-audio.ts'

export interface SessionPorts extends Pick<Client, 'request' | 'subscribe'> {
  newTransport(): RealtimeTransport
  remoteAudio: RemoteAudio
  /** Milliseconds, monotonic. */
  now(): number
  /** Milliseconds since the epoch. */
  wallNow(): number
  newId(): string
  /** 0 to 1. */
  random(): number
  show(change: Partial<VoiceState>): void
  /** Beside whatever else is alerted; null = it is over. */
  alert(id: string, alert: Omit<VoiceAlert, 'id'> | null): void
  /** Something went wrong that the author cannot mend and that stops nothing. */
  report(error: unknown): void
}
