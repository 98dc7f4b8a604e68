// The recording, or the guided interview by voice, in front of the author: what its screen shows. The controller in
// renderer/speech fills it.
import { create } from 'zustand'
import type { InterviewView } from '../../shared/ipc/views.ts'
import type { Hearing, MarkerView, SpokenKind, SpokenSummary } from '../../shared/ipc/spoken-views.ts'
import type { Session } from '../../shared/session/session.ts'
import type { RecordingClock, VoiceAlert, VoiceProblem } from './voice-store.ts'

export type SpokenPhase =
  /** Asking for the microphone. */
  'preparing' | 'recording' | 'paused' | 'stopping' | 'ended'

export interface SpokenState {
  kind: SpokenKind
  session: Session | null
  phase: SpokenPhase
  /** Why it could not begin. */
  problem: VoiceProblem | null
  /** Of the microphone and the disk; newest last. */
  alerts: readonly VoiceAlert[]
  clock: RecordingClock
  hearing: Hearing
  /** What is being said, as it is understood now. */
  partial: string
  markers: readonly MarkerView[]
  /** Of a guided interview. */
  interview: InterviewView | null
  /** The next question is on its way. */
  stepping: boolean
  /** Why the last answer could not be taken; words for the author. */
  refusal: string | null
  /** When it goes on by itself (`performance.now()`); null = not for now. */
  goesOnAt: number | null
  readingAloud: boolean
  /** After Stop. */
  summary: SpokenSummary | null
}

export const notSpoken: SpokenState = {
  kind: 'recording',
  session: null,
  phase: 'ended',
  problem: null,
  alerts: [],
  clock: { ms: 0, since: null },
  hearing: 'sound',
  partial: '',
  markers: [],
  interview: null,
  stepping: false,
  refusal: null,
  goesOnAt: null,
  readingAloud: false,
  summary: null,
}

export const useSpoken = create<SpokenState>(() => notSpoken)

/** In the order of the recording. */
export function withMarker(markers: readonly MarkerView[], marker: MarkerView): MarkerView[] {
  const others = markers.filter(({ id }) => id !== marker.id)
  return [...others, marker].toSorted((a, b) => a.atMs - b.atMs)
}
