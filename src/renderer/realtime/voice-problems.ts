// Why there is no interviewer at the moment, in words: what happened, what is safe, what to do.
import { StudioError, type ErrorCode } from '../../shared/errors.ts'
import type { VoiceProblem } from '../stores/voice-store.ts'

const titles: Partial<Record<ErrorCode, string>> = {
  KEY_MISSING: 'There is no key for this service',
  KEY_REFUSED: 'The service refused the key',
  QUOTA_EXCEEDED: 'The account has no credit left',
  RATE_LIMITED: 'The service is asked too often at the moment',
  SERVICE_REFUSED: 'The service refused the interview',
  SERVICE_FAILED: 'The service has trouble',
  OFFLINE: 'The interviewer cannot be reached',
}
const RECORDING = 'The recording to this computer goes on.'
const SAFE = `${RECORDING} Nothing that was said is lost.`

export function problemOf(error: unknown): VoiceProblem {
  const code = codeOf(error)
  const title = (code === null ? undefined : titles[code]) ?? 'The interviewer cannot be reached'
  // Main's words say themselves what is safe.
  const message = error instanceof StudioError ? `${error.message} ${RECORDING}` : SAFE
  const needsSettings = code === 'KEY_MISSING' || code === 'KEY_REFUSED' || code === 'SERVICE_REFUSED'
  return { title, message, action: needsSettings ? 'settings' : 'retry' }
}

export function codeOf(error: unknown): ErrorCode | null {
  return error instanceof StudioError ? error.code : null
}

export const lostProblem: VoiceProblem = {
  title: 'The connection was lost',
  message: `${SAFE} The studio connects again by itself: go on if you like.`,
  action: 'retry',
}

export const quotaProblem: VoiceProblem = {
  title: 'The account has no credit left',
  message: `The service stopped answering because the quota of your key is used up. ${SAFE} Add credit with the service, then try again.`,
  action: 'retry',
}

export function ceilingProblem(ceilingUsd: number): VoiceProblem {
  const amount = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'USD' }).format(ceilingUsd)
  return {
    title: 'Your ceiling is reached',
    message: `This interview has used about ${amount}, the ceiling you set. ${SAFE} Raise the ceiling in Settings to let the interviewer go on.`,
    action: 'settings',
  }
}
