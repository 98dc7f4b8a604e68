// Which session a spoken route may act on.
import { StudioError } from '../../shared/errors.ts'
import type { Session } from '../../shared/session/session.ts'
import { findAudioImportOf } from '../store/queries/audio-imports.ts'
import { requireSession } from '../store/queries/sessions.ts'
import type { Store } from '../store/store.ts'

/** Ended or not. Throws NOT_FOUND, CONFLICT (another kind of session). */
export function requireSpokenSession(store: Store, sessionId: string): Session {
  const session = requireSession(store, sessionId)
  if (isSpokenHere(store, session)) return session
  throw new StudioError('CONFLICT', 'This session is not a recording of yours. Nothing was changed.')
}

/** Throws NOT_FOUND, CONFLICT (ended, or another kind). */
export function requireOpenSpokenSession(store: Store, sessionId: string): Session {
  const session = requireSpokenSession(store, sessionId)
  if (session.status !== 'ended') return session
  throw new StudioError(
    'CONFLICT',
    'This recording has ended and is kept as it was. Start a new one to go on.',
  )
}

/** A recording that came from files is nobody's to speak into. */
export function isSpokenHere(store: Store, { id, kind }: Session): boolean {
  return kind === 'guided' || (kind === 'recording' && findAudioImportOf(store, id) === null)
}
