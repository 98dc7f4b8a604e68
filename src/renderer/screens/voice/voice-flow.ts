// Ways into a voice session and out of it, from wherever the author is.
import { voice } from '../../realtime/voice-session.ts'
import { answerKey, useBegunAnswers } from '../../stores/interview-store.ts'
import { go } from '../../stores/navigation-store.ts'
import { useSettings } from '../../stores/settings-store.ts'
import { useVoice } from '../../stores/voice-store.ts'

/** What is typed beside the talk is kept under this until it is sent. */
export function typedKey(sessionId: string): string {
  return answerKey(sessionId, 'voice')
}

export function hasTyped(sessionId: string): boolean {
  return (useBegunAnswers.getState()[typedKey(sessionId)] ?? '').trim() !== ''
}

export function startVoice(projectId: string | null, deviceId: string): void {
  void voice.start({ projectId, deviceId })
  go({ screen: 'voice', projectId })
}

/** Goes on with a session that was paused or cut off; one that is open already only comes to the front. */
export function goOn(sessionId: string, projectId: string | null): void {
  const { session, phase } = useVoice.getState()
  const isOpen = session?.id === sessionId && phase !== 'paused' && phase !== 'ended'
  if (!isOpen) void voice.resume({ sessionId, deviceId: useSettings.getState().settings?.microphone ?? '' })
  go({ screen: 'voice', projectId })
}

/** After the summary, or after a session that did not begin. */
export function leaveVoice(projectId: string | null): void {
  go(projectId === null ? { screen: 'library' } : { screen: 'project', projectId })
  voice.leave()
}
