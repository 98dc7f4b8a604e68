// What the window is shown of a voice session and of recordings.
import type { Session, Stage } from '../session/session.ts'
import type { TranscriptItem } from '../transcript/item.ts'
import type { WireSession } from '../realtime/client-event.ts'
import type { SeedItem } from '../realtime/seed.ts'
import type { UsageTotals } from '../realtime/usage.ts'
import type { InterviewSummary } from './views.ts'

export const connectReasons = ['start', 'resume', 'rotate', 'reconnect'] as const
export type ConnectReason = (typeof connectReasons)[number]

/** Why a connection ended. `crashed`: the studio found it open at the next start. */
export const connectionEnds = [
  'stopped',
  'paused',
  'rotated',
  'lost',
  'expired',
  'refused',
  'ceiling',
  'crashed',
] as const
export type ConnectionEnd = (typeof connectionEnds)[number]

export interface ConnectionView {
  /** From 1 on within the session. */
  n: number
  model: string
  reason: ConnectReason
  startedAt: number
  endedAt: number | null
  end: ConnectionEnd | null
}

export interface UsageView {
  totals: UsageTotals
  connectedMs: number
  /** Estimated from the price table, US dollars; null when a model that was used has no price. */
  costUsd: number | null
  ceilingUsd: number | null
  ceilingReached: boolean
}

/** Everything the window needs to run, or to go on with, a voice session. */
export interface VoiceSessionView {
  session: Session
  /** In order, of all connections so far. */
  items: TranscriptItem[]
  /** First free place in the session's log. */
  nextSeq: number
  /** Where the session's recording clock stands, milliseconds. */
  recordedMs: number
  connections: ConnectionView[]
  usage: UsageView
  /** How often the interviewer spoke into what the author was saying. */
  interruptions: number
}

/** A call that was made: the answer to the offer, and what the conversation begins with. */
export interface VoiceConnection {
  n: number
  sdp: string
  model: string
  stage: Stage
  /** What the call was created with; `session.created` must agree. Responses are off while seeds are put in. */
  session: WireSession
  seeds: SeedItem[]
}

/** What a stage asks of the connection: the whole of a `session.update`, without the model. */
export interface VoicePlan {
  stage: Stage
  session: WireSession
}

export interface OfflineQuestion {
  id: string
  text: string
  hint: string | null
  /** Kept with the item that asks it. */
  payload: Record<string, unknown>
}

export interface VoiceSummary extends InterviewSummary {
  recordedMs: number
  usage: UsageView
  interruptions: number
  connections: number
  /** Passages that are kept as sound only. */
  audioOnlyItems: number
}

/** A voice session that the studio found open at its start, after a crash or a power cut. */
export interface RecoveredSession {
  session: Session
  projectTitle: string | null
  items: number
  recordedMs: number
}

export type MicrophoneAccess = 'granted' | 'denied' | 'restricted' | 'unknown'
export interface MicrophoneAccessView {
  access: MicrophoneAccess
  /** Where to allow it on this system; words for the author. */
  help: string
}

export const connectionChecks = ['address', 'key', 'model', 'quota'] as const
export interface ConnectionReport {
  ok: boolean
  /** In the order they were tried; those after the first failure were not. */
  checks: { check: (typeof connectionChecks)[number]; ok: boolean; message: string }[]
}

export const recordingTracks = ['author', 'interviewer'] as const
export type RecordingTrack = (typeof recordingTracks)[number]

export interface SegmentView {
  sessionId: string
  track: RecordingTrack
  /** From 0 on within the track. */
  n: number
  /** Of this origin; answers Range requests. */
  url: string
  mimeType: string
  /** On the session's recording clock, milliseconds. */
  startMs: number
  /** null while it is being written. */
  durationMs: number | null
  bytes: number
}
