// One spoken interview or recording at a time: before another begins, the author is led back to the one that is open.
import { go, type View } from '../stores/navigation-store.ts'
import { useSpoken } from '../stores/spoken-store.ts'
import { showToast } from '../stores/toasts-store.ts'
import { useVoice } from '../stores/voice-store.ts'

interface Open {
  sessionId: string
  talking: boolean
  view: View
}

function openOne(): Open | null {
  const voice = useVoice.getState()
  if (voice.session !== null && voice.phase !== 'ended')
    return openOf(voice.session, voice.phase === 'paused', 'voice')
  const spoken = useSpoken.getState()
  if (spoken.session !== null && spoken.phase !== 'ended')
    return openOf(spoken.session, spoken.phase === 'paused', 'recording')
  return null
}

function openOf(
  { id, projectId }: { id: string; projectId: string | null },
  isPaused: boolean,
  screen: 'voice' | 'recording',
): Open {
  return { sessionId: id, talking: !isPaused, view: { screen, projectId } }
}

/** Its id, or null. A paused one is open too. */
export function openInterviewId(): string | null {
  return openOne()?.sessionId ?? null
}

export function isTalking(): boolean {
  return openOne()?.talking ?? false
}

export function tellOfOpenInterview(): void {
  const open = openOne()
  if (open === null) return
  const isRecording = open.view.screen === 'recording' && useSpoken.getState().kind === 'recording'
  showToast({
    title: isRecording ? 'A recording is open already' : 'An interview is open already',
    description: 'Go on with it or finish it, then begin the next.',
    action: { label: 'Back to it', run: () => go(open.view) },
  })
}
