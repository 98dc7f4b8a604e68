// The author talks to one at a time: whatever else is live is paused.
import type { Session } from '../../shared/session/session.ts'
import type { ServiceContext } from '../context.ts'
import { listUnendedSessions, updateSession } from '../store/queries/sessions.ts'
import { endOpenConnections } from '../store/queries/voice-connections.ts'

type StatusDeps = Pick<ServiceContext, 'store' | 'emit' | 'now'>

/** Writes and tells it, when it is another. */
export function setSessionStatus(
  { store, emit }: Pick<StatusDeps, 'store' | 'emit'>,
  session: Session,
  status: 'live' | 'paused',
): Session {
  if (session.status === status) return session
  const changed = updateSession(store, session.id, { status })
  emit('session.changed', { session: changed })
  return changed
}

/** `sessionId` null = all of them. */
export function pauseOtherSessions(deps: StatusDeps, sessionId: string | null): void {
  for (const other of listUnendedSessions(deps.store)) {
    if (other.id === sessionId || other.status !== 'live') continue
    setSessionStatus(deps, other, 'paused')
    endOpenConnections(deps.store, other.id, 'paused', deps.now())
  }
}
