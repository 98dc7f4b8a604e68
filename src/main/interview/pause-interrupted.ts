// After a crash: what was live when the app died is paused, to be gone on with.
import type { ServiceContext } from '../context.ts'
import { listUnendedSessions, updateSession } from '../store/queries/sessions.ts'

/** Run once at start, before a window is open. Returns how many there were. */
export function pauseInterruptedSessions({ store, emit }: Pick<ServiceContext, 'store' | 'emit'>): number {
  const live = listUnendedSessions(store).filter(({ status }) => status === 'live')
  const paused = store.transaction(() => live.map(({ id }) => updateSession(store, id, { status: 'paused' })))
  for (const session of paused) emit('session.changed', { session })
  return paused.length
}
