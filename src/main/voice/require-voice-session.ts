// Which session a voice route may act on.
import { StudioError } from '../../shared/errors.ts'
import type { Session } from '../../shared/session/session.ts'
import { requireSession } from '../store/queries/sessions.ts'
import type { Store } from '../store/store.ts'

/** Ended or not. Throws NOT_FOUND, CONFLICT (another kind of session). */
export function requireVoiceSession(store: Store, sessionId: string): Session {
  const session = requireSession(store, sessionId)
  if (session.kind === 'voice') return session
  throw new StudioError('CONFLICT', 'This session is not a spoken interview. Nothing was changed.')
}

/** Throws NOT_FOUND, CONFLICT (ended, or another kind). */
export function requireOpenVoiceSession(store: Store, sessionId: string): Session {
  const session = requireVoiceSession(store, sessionId)
  if (session.status !== 'ended') return session
  throw new StudioError(
    'CONFLICT',
    'This interview has ended and is kept as it was. Start a new one to go on.',
  )
}
