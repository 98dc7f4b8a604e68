// Sessions that are spoken, found open at the start and in need of a way back, until somebody goes on with them, ends
// them or puts them aside.
import type { RecoveredSession } from '../../shared/ipc/voice-views.ts'
import type { ServiceContext } from '../context.ts'
import type { Session } from '../../shared/session/session.ts'
import { isSpoken as isSpokenItem } from '../../shared/transcript/spoken-items.ts'
import { isSpokenHere } from '../spoken/require-spoken-session.ts'
import { findProject } from '../store/queries/projects.ts'
import { findSession, listUnendedSessions, updateSession } from '../store/queries/sessions.ts'
import { listItems } from '../store/queries/transcript.ts'
import { endOpenConnections } from '../store/queries/voice-connections.ts'
import { recordedMsOf } from '../store/queries/voice-sessions.ts'
import type { Store } from '../store/store.ts'
import { restoreFromLog } from './replay-log.ts'

export interface RecoveredSessions {
  list(): RecoveredSession[]
  /** It was gone on with, ended, or put aside. */
  forget(sessionId: string): void
  /** The page that ran them is gone: what is live is cut off here and now, and offered to the next page. */
  cutOff(): void
}

interface RecoveryDeps extends Pick<ServiceContext, 'store' | 'now' | 'emit'> {
  /** Hears of a log that could not be read: it keeps nobody from opening the studio. */
  report(error: unknown): void
}

/** Run once at start, before sessions that were live are paused: being live is how they are known. */
export function recoverVoiceSessions(deps: RecoveryDeps): RecoveredSessions {
  const { store } = deps
  const found = listUnendedSessions(store).filter((session) => isSpoken(store, session))
  const cutOff = found.filter(({ status }) => status === 'live')
  for (const session of cutOff) bringBack(deps, session)
  const homeless = found.filter((session) => session.status === 'paused' && hasNoPage(session))
  const open = new Set([...cutOff, ...homeless].map(({ id }) => id))
  return {
    list: () => [...open].flatMap((id) => viewRecovered(store, id) ?? []),
    forget: (sessionId) => void open.delete(sessionId),
    cutOff() {
      const live = listUnendedSessions(store).filter(
        (session) => session.status === 'live' && isSpoken(store, session),
      )
      for (const session of live) {
        const { id } = session
        bringBack(deps, session)
        deps.emit('session.changed', { session: updateSession(store, id, { status: 'paused' }) })
        open.add(id)
      }
    },
  }
}

/** A guided sitting is typed until something of it was recorded. */
function isSpoken(store: Store, session: Session): boolean {
  if (session.kind === 'voice') return true
  if (!isSpokenHere(store, session)) return false
  return session.kind === 'recording' || recordedMsOf(store, session.id) > 0
}

/** No project's page leads back to it. */
function hasNoPage({ kind, projectId }: Session): boolean {
  return projectId === null || kind === 'recording'
}

function bringBack({ store, now, report }: RecoveryDeps, { id: sessionId, kind }: Session): void {
  if (kind !== 'voice') return
  endOpenConnections(store, sessionId, 'crashed', now())
  try {
    restoreFromLog(store, sessionId)
  } catch (error) {
    report(error)
  }
}

/** null = gone with its project, or ended in another way. */
function viewRecovered(store: Store, sessionId: string): RecoveredSession | null {
  const session = findSession(store, sessionId)
  if (session === null || session.status === 'ended') return null
  const project = session.projectId === null ? null : findProject(store, session.projectId)
  if (session.projectId !== null && project === null) return null
  return {
    session,
    projectTitle: project?.title ?? null,
    items: listItems(store, sessionId).filter(isSpokenItem).length,
    recordedMs: recordedMsOf(store, sessionId),
  }
}
