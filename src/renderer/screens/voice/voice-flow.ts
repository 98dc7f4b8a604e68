// Ways into a voice session and out of it, from wherever the author is.
import { create } from 'zustand'
import { isTalking, openInterviewId, tellOfOpenInterview } from '../../commands/open-interview.ts'
import { voice } from '../../realtime/voice-session.ts'
import { answerKey, useBegunAnswers } from '../../stores/interview-store.ts'
import { go } from '../../stores/navigation-store.ts'
import { openOverlay } from '../../stores/overlay-store.ts'
import { useSettings } from '../../stores/settings-store.ts'

/** What is typed beside the talk is kept under this until it is sent. */
export function typedKey(sessionId: string): string {
  return answerKey(sessionId, 'voice')
}

export function hasTyped(sessionId: string): boolean {
  return (useBegunAnswers.getState()[typedKey(sessionId)] ?? '').trim() !== ''
}

/** The session that the last try was to go on with; null = it was to begin a new one. */
const useLastTry = create<{ resumes: string | null }>(() => ({ resumes: null }))

/** Opens the dialog before an interview. */
export function beginVoice(projectId: string | null): void {
  if (openInterviewId() === null) openOverlay({ kind: 'voice', projectId })
  else tellOfOpenInterview()
}

export function startVoice(projectId: string | null, deviceId: string): void {
  useLastTry.setState({ resumes: null })
  void voice.start({ projectId, deviceId })
  go({ screen: 'voice', projectId })
}

/** Goes on with a session that was paused or cut off; one that is being talked in only comes to the front. */
export function goOn(sessionId: string, projectId: string | null): void {
  const openId = openInterviewId()
  if (openId !== null && openId !== sessionId) return tellOfOpenInterview()
  useLastTry.setState({ resumes: sessionId })
  if (!isTalking())
    void voice.resume({ sessionId, deviceId: useSettings.getState().settings?.microphone ?? '' })
  go({ screen: 'voice', projectId })
}

export function tryAgain(projectId: string | null): void {
  const { resumes } = useLastTry.getState()
  if (resumes === null) beginVoice(projectId)
  else goOn(resumes, projectId)
}

/** After the summary, or after a session that did not begin. */
export function leaveVoice(projectId: string | null): void {
  go(projectId === null ? { screen: 'library' } : { screen: 'project', projectId })
  voice.leave()
}
