// The interview that is going on, if any, so that leaving its screen does not lose it from sight.
import { create } from 'zustand'
import type { Session } from '../../shared/session/session.ts'
import { subscribe } from '../bridge/client.ts'

export const useLiveSession = create<{ session: Session | null }>(() => ({ session: null }))

/** What is live after a change: a session that is paused or ended is live no more. */
export function liveAfter(current: Session | null, changed: Session): Session | null {
  if (changed.status === 'live' && changed.kind !== 'imported') return changed
  return current?.id === changed.id ? null : current
}

export function followLiveSession(): () => void {
  return subscribe('session.changed', ({ session }) =>
    useLiveSession.setState((state) => ({ session: liveAfter(state.session, session) })),
  )
}
