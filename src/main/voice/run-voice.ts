// A voice session begins, pauses and goes on. Main keeps rows and knows of no connection: the window runs the talk.
import type { Session } from '../../shared/session/session.ts'
import { pauseOtherSessions, setSessionStatus } from '../interview/session-status.ts'
import { requireProject } from '../store/queries/projects.ts'
import { insertSession } from '../store/queries/sessions.ts'
import { raiseVoiceCounts } from '../store/queries/voice-sessions.ts'
import { holdEvents } from '../tools/hold-events.ts'
import { settleStage, stageOf } from '../tools/settle-stage.ts'
import { requireOpenVoiceSession } from './require-voice-session.ts'
import type { VoiceDeps } from './voice-deps.ts'

/** Whatever else is live is paused: the author talks to one interviewer. Throws NOT_FOUND. */
export function startVoice(deps: VoiceDeps, projectId: string | null): string {
  return together(deps, (held) => {
    if (projectId !== null) requireProject(held.store, projectId)
    pauseOtherSessions(held, null)
    return begin(held, projectId).id
  })
}

/** Throws NOT_FOUND, CONFLICT (ended). */
export function resumeVoice(deps: VoiceDeps, sessionId: string): void {
  together(deps, (held) => {
    const session = requireOpenVoiceSession(held.store, sessionId)
    pauseOtherSessions(held, sessionId)
    settleStage(held, setSessionStatus(held, session, 'live'))
  })
}

/** Its connection is the window's to end. Throws NOT_FOUND, CONFLICT (ended). */
export function pauseVoice(deps: VoiceDeps, sessionId: string): void {
  together(deps, (held) => setSessionStatus(held, requireOpenVoiceSession(held.store, sessionId), 'paused'))
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
