// The voice session in front of the author: what the interview screen shows. The controller in renderer/realtime fills
// it; loudness has a store of its own, for it changes all the time.
import { create } from 'zustand'
import type { UsageView, VoiceSummary } from '../../shared/ipc/voice-views.ts'
import type { Activity } from '../../shared/realtime/sequencer-types.ts'
import type { Session } from '../../shared/session/session.ts'
import type { TranscriptItemInput } from '../../shared/transcript/item.ts'

export type VoicePhase =
  /** Asking for the microphone. */
  | 'preparing'
  | 'connecting'
  | 'live'
  /** The talk goes on as soon as a new connection stands: the old one grew old. */
  | 'rotating'
  /** No connection: everything is recorded, the guided interviewer asks. */
  | 'audio_only'
  | 'paused'
  | 'stopping'
  | 'ended'

export interface VoiceProblem {
  title: string
  /** What happened, what is safe, what to do. */
  message: string
  /** What a button may offer. */
  action: 'retry' | 'settings' | null
}

export interface VoiceAlert {
  id: string
  tone: 'warn' | 'problem'
  title: string
  message: string
}

/** The recording clock: `ms` were recorded up to `since` (`performance.now()`); null = it stands still. */
export interface RecordingClock {
  ms: number
  since: number | null
}

export interface VoiceState {
  session: Session | null
  phase: VoicePhase
  /** Why it is audio only, or why it could not begin. */
  problem: VoiceProblem | null
  /** Of the microphone and the disk; newest last. */
  alerts: readonly VoiceAlert[]
  activity: Activity
  muted: boolean
  held: boolean
  /** What the interviewer said last; grows while it is being said. */
  question: { itemId: string; text: string; hint: string | null } | null
  /** Spoken items in order, the growing ones too. */
  items: readonly TranscriptItemInput[]
  /** Item ids that main has said are on the disk. */
  saved: ReadonlySet<string>
  /** When the next attempt to connect comes, or the present one began (`performance.now()`); null = there is none. */
  nextAttemptAt: number | null
  clock: RecordingClock
  connections: number
  usage: UsageView | null
  interruptions: number
  /** After Stop. */
  summary: VoiceSummary | null
}

const nobody: Activity = { authorSpeaking: false, interviewerSpeaking: false, thinking: false, tools: [] }

export const noVoice: VoiceState = {
  session: null,
  phase: 'ended',
  problem: null,
  alerts: [],
  activity: nobody,
  muted: false,
  held: false,
  question: null,
  items: [],
  saved: new Set(),
  nextAttemptAt: null,
  clock: { ms: 0, since: null },
  connections: 0,
  usage: null,
  interruptions: 0,
  summary: null,
}

/** What is alerted about `id` takes the place of what was; null = it is over. */
export function withAlert(
  alerts: readonly VoiceAlert[],
  id: string,
  alert: Omit<VoiceAlert, 'id'> | null,
): readonly VoiceAlert[] {
  const others = alerts.filter((shown) => shown.id !== id)
  return alert === null ? others : [...others, { id, ...alert }]
}

export function recordedMs({ ms, since }: RecordingClock, now: number): number {
  return since === null ? ms : ms + Math.max(0, now - since)
}

export const useVoice = create<VoiceState>(() => noVoice)

/** 0 to 1. */
export const useMicrophoneLevel = create<{ level: number }>(() => ({ level: 0 }))
