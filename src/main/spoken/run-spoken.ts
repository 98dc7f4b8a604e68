// A spoken session begins, pauses and goes on. The window runs the recorder; main keeps rows and listens.
import type { SpokenKind } from '../../shared/ipc/spoken-views.ts'
import type { Session } from '../../shared/session/session.ts'
import { pauseInterview, resumeInterview, startInterview } from '../interview/guided-interview.ts'
import { pauseOtherSessions, setSessionStatus } from '../interview/session-status.ts'
import { requireProject } from '../store/queries/projects.ts'
import { insertSession } from '../store/queries/sessions.ts'
import { holdEvents } from '../tools/hold-events.ts'
import { settleStage, stageOf } from '../tools/settle-stage.ts'
import { closeTurns } from '../transcription/keep-phrase.ts'
import { requireOpenSpokenSession } from './require-spoken-session.ts'
import type { SpokenDeps } from './spoken-deps.ts'

/** A guided sitting that was left open is gone on with: to speak is another way to answer. Throws NOT_FOUND. */
export function startSpoken(deps: SpokenDeps, projectId: string | null, kind: SpokenKind): string {
  return together(deps, (held) => {
    if (projectId !== null) requireProject(held.store, projectId)
    pauseOtherSessions(held, null)
    return kind === 'guided' ? startInterview(held, projectId).session.id : beginRecording(held, projectId).id
  })
}

/** Throws NOT_FOUND, CONFLICT (ended, or another kind). */
export function resumeSpoken(deps: SpokenDeps, sessionId: string): void {
  together(deps, (held) => {
    const session = requireOpenSpokenSession(held.store, sessionId)
    pauseOtherSessions(held, sessionId)
    if (session.kind === 'guided') resumeInterview(held, sessionId)
    else settleStage(held, setSessionStatus(held, session, 'live'))
  })
}

/** What was heard so far is a turn when this resolves. Throws NOT_FOUND, CONFLICT (ended, or another kind). */
export async function pauseSpoken(deps: SpokenDeps, sessionId: string): Promise<void> {
  await deps.hearing.settle(sessionId)
  closeTurns(deps, sessionId)
  together(deps, (held) => {
    const session = requireOpenSpokenSession(held.store, sessionId)
    if (session.kind === 'guided') pauseInterview(held, sessionId)
    else setSessionStatus(held, session, 'paused')
  })
}

function beginRecording({ store, now, newId, emit }: SpokenDeps, projectId: string | null): Session {
  const session: Session = {
    id: newId(),
    projectId,
    kind: 'recording',
    stage: stageOf(store, { projectId }),
    status: 'live',
    startedAt: now(),
    endedAt: null,
  }
  insertSession(store, session)
  emit('session.changed', { session })
  return session
}

function together<T>(deps: SpokenDeps, act: (held: SpokenDeps) => T): T {
  const held = holdEvents(deps.emit)
  const result = deps.store.transaction(() => act({ ...deps, emit: held.emit }))
  held.release()
  return result
}
