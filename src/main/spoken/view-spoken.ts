// A spoken session as the window needs it, read from rows and from what listens.
import type { SpokenView } from '../../shared/ipc/spoken-views.ts'
import { listMarkers } from '../store/queries/recording-markers.ts'
import { recordedMsOf } from '../store/queries/voice-sessions.ts'
import { requireSpokenSession } from './require-spoken-session.ts'
import type { SpokenDeps } from './spoken-deps.ts'

/** Throws NOT_FOUND, CONFLICT (another kind of session). */
export function viewSpoken({ store, hearing }: SpokenDeps, sessionId: string): SpokenView {
  return {
    session: requireSpokenSession(store, sessionId),
    recordedMs: recordedMsOf(store, sessionId),
    markers: listMarkers(store, sessionId),
    hearing: hearing.state(sessionId),
  }
}
