// Sessions that are spoken and were cut off when the studio last closed, until the author goes on, finishes or puts them aside.
import { create } from 'zustand'
import type { SpokenSummary } from '../../shared/ipc/spoken-views.ts'
import type { RecoveredSession, VoiceSummary } from '../../shared/ipc/voice-views.ts'
import { isSpoken } from '../../shared/transcript/spoken-items.ts'
import { wholeTranscript } from '../../shared/ipc/whole-transcript.ts'
import { request, subscribe } from '../bridge/client.ts'
import { useSpoken } from './spoken-store.ts'
import { useVoice } from './voice-store.ts'

interface Recovered {
  sessions: readonly RecoveredSession[]
  /** Of one that was just finished. */
  finished: VoiceSummary | SpokenSummary | null
}

export const useRecovered = create<Recovered>(() => ({ sessions: [], finished: null }))

export async function loadRecovered(): Promise<void> {
  useRecovered.setState({ sessions: await request('voice.recovered', {}) })
}

/** Gone on with or ended, wherever that was done: it is recovered no more. */
export function followRecovered(): () => void {
  const stops = [
    subscribe('session.changed', ({ session }) => {
      if (session.status === 'ended') forget(session.id)
    }),
    // Not before it stands: without a microphone it would be lost from sight.
    useVoice.subscribe(({ session }, before) => {
      if (session !== null && session.id !== before.session?.id) forget(session.id)
    }),
    useSpoken.subscribe(({ session }, before) => {
      if (session !== null && session.id !== before.session?.id) forget(session.id)
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function forget(sessionId: string): void {
  useRecovered.setState(({ sessions }) => ({
    sessions: sessions.filter(({ session }) => session.id !== sessionId),
  }))
}

export async function putAside(sessionId: string): Promise<void> {
  await request('voice.putAside', { sessionId })
  forget(sessionId)
}

/** Ends it as it is; what is kept is what there is to show. */
export async function finishRecovered(sessionId: string): Promise<void> {
  const { session, items } = await wholeTranscript(request, sessionId)
  const shown = items.filter(isSpoken).map(({ itemId, text }) => ({ itemId, text }))
  const isVoice = session.kind === 'voice'
  const finished = isVoice
    ? await request('voice.stop', { sessionId, shown })
    : // Whatever was recorded since the last question may well be its answer.
      await request('spoken.stop', { sessionId, shown, spoke: true })
  forget(sessionId)
  useRecovered.setState({ finished })
}
