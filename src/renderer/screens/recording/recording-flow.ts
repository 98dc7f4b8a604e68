// Ways into a recording or a guided interview by voice, and out of it, from wherever the author is.
import { create } from 'zustand'
import type { SpokenKind } from '../../../shared/ipc/spoken-views.ts'
import { isTalking, openInterviewId, tellOfOpenInterview } from '../../commands/open-interview.ts'
import { spoken } from '../../speech/spoken-session.ts'
import { answerKey, useBegunAnswers } from '../../stores/interview-store.ts'
import { go } from '../../stores/navigation-store.ts'
import { openOverlay } from '../../stores/overlay-store.ts'
import { useSettings } from '../../stores/settings-store.ts'

/** What is typed beside the talk is kept under this until it is sent. */
export function typedKey(sessionId: string): string {
  return answerKey(sessionId, 'spoken')
}

export function hasTyped(sessionId: string): boolean {
  return (useBegunAnswers.getState()[typedKey(sessionId)] ?? '').trim() !== ''
}

interface LastTry {
  kind: SpokenKind
  /** The session that the last try was to go on with; null = it was to begin a new one. */
  resumes: string | null
}
const useLastTry = create<LastTry>(() => ({ kind: 'recording', resumes: null }))

/** Opens the dialog before it. */
export function beginSpoken(kind: SpokenKind, projectId: string | null): void {
  if (openInterviewId() === null) openOverlay({ kind: 'record', spoken: kind, projectId })
  else tellOfOpenInterview()
}

export function startSpoken(kind: SpokenKind, projectId: string | null, deviceId: string): void {
  useLastTry.setState({ kind, resumes: null })
  void spoken.start(kind, projectId, deviceId)
  go({ screen: 'recording', projectId })
}

/** Goes on with one that was paused or cut off; one that goes on only comes to the front. */
export function goOnSpoken(sessionId: string, kind: SpokenKind, projectId: string | null): void {
  const openId = openInterviewId()
  if (openId !== null && openId !== sessionId) return tellOfOpenInterview()
  useLastTry.setState({ kind, resumes: sessionId })
  if (!isTalking()) void spoken.resume(sessionId, kind, useSettings.getState().settings?.microphone ?? '')
  go({ screen: 'recording', projectId })
}

export function tryAgain(projectId: string | null): void {
  const { kind, resumes } = useLastTry.getState()
  if (resumes === null) beginSpoken(kind, projectId)
  else goOnSpoken(resumes, kind, projectId)
}

export function leaveSpoken(projectId: string | null): void {
  go(projectId === null ? { screen: 'library' } : { screen: 'project', projectId })
  spoken.leave()
}
