// One spoken interview at a time: before another begins, the author is led back to the one that is open.
import { go } from '../stores/navigation-store.ts'
import { showToast } from '../stores/toasts-store.ts'
import { useVoice } from '../stores/voice-store.ts'

/** Its id, or null. A paused one is open too. */
export function openInterviewId(): string | null {
  const { session, phase } = useVoice.getState()
  return phase === 'ended' ? null : (session?.id ?? null)
}

export function isTalking(): boolean {
  return openInterviewId() !== null && useVoice.getState().phase !== 'paused'
}

export function tellOfOpenInterview(): void {
  showToast({
    title: 'An interview is open already',
    description: 'Go on with it or finish it, then begin the next.',
    action: {
      label: 'Back to it',
      run: () => go({ screen: 'voice', projectId: useVoice.getState().session?.projectId ?? null }),
    },
  })
}
