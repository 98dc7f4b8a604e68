// A voice session begins, pauses and goes on. Main keeps rows and knows of no connection: the window runs the talk.
import type { Session } from '../../shared/session/session.ts'
import { requireProject } from '../store/queries/projects.ts'
import { insertSession, listUnendedSessions, updateSession } from '../store/queries/sessions.ts'
import { endOpenConnections } from '../store/queries/voice-connections.ts'
import { raiseVoiceCounts } from '../store/queries/voice-sessions.ts'
import { holdEvents } from '../tools/hold-events.ts'
import { settleStage, stageOf } from '../tools/settle-stage.ts'
import { requireOpenVoiceSession } from './require-voice-session.ts'
import type { VoiceDeps } from './voice-deps.ts'

/** Whatever else is live is paused: the author talks to one interviewer. Throws NOT_FOUND. */
export function startVoice(deps: VoiceDeps, projectId: string | null): string {
  return together(deps, (held) => {
    if (projectId !== null) requireProject(held.store, projectId)
    pauseOthers(held, null)
    return begin(held, projectId).id
  })
}

/** Throws NOT_FOUND, CONFLICT (ended). */
export function resumeVoice(deps: VoiceDeps, sessionId: string): void {
  together(deps, (held) => {
    const session = requireOpenVoiceSession(held.store, sessionId)
    pauseOthers(held, sessionId)
    settleStage(held, setStatus(held, session, 'live'))
  })
}

/** Its connection is the window's to end. Throws NOT_FOUND, CONFLICT (ended). */
export function pauseVoice(deps: VoiceDeps, sessionId: string): void {
  together(deps, (held) => setStatus(held, requireOpenVoiceSession(held.store, sessionId), 'paused'))
}

function together<T>(deps: VoiceDeps, act: (held: VoiceDeps) => T): T {
  const held = holdEvents(deps.emit)
  const result = deps.store.transaction(() => act({ ...deps, emit: held.emit }))
  held.release()
  return result
}

function begin({ store, now, newId, emit }: VoiceDeps, projectId: string | null): Session {
  const session: Session = {
    id: newId(),
    projectId,
    kind: 'voice',
    stage: stageOf(store, { projectId }),
    status: 'live',
    startedAt: now(),
    endedAt: null,
  }
  insertSession(store, session)
  raiseVoiceCounts(store, session.id, { connectedMs: 0, interruptions: 0 })
  emit('session.changed', { session })
  return session
}

function pauseOthers(deps: VoiceDeps, sessionId: string | null): void {
  for (const other of listUnendedSessions(deps.store)) {
    if (other.id === sessionId || other.status !== 'live') continue
    setStatus(deps, other, 'paused')
    endOpenConnections(deps.store, other.id, 'paused', deps.now())
  }
}

function setStatus({ store, emit }: VoiceDeps, session: Session, status: 'live' | 'paused'): Session {
  if (session.status === status) return session
  const changed = updateSession(store, session.id, { status })
  emit('session.changed', { session: changed })
  return changed
}
