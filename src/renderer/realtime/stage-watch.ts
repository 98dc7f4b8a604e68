// Another stage or project means other instructions and tools: fetched at once, and sent before the talk goes on.
import type { Session } from '../../shared/session/session.ts'
import type { WireSession } from '../../shared/realtime/client-event.ts'
import type { SessionPorts } from './session-ports.ts'

export interface StageWatch {
  /** Resolves when no change is on its way. */
  settle(): Promise<void>
  stop(): void
}

export function followStage(
  ports: Pick<SessionPorts, 'request' | 'subscribe' | 'report'>,
  first: Session,
  heard: { session(session: Session): void; plan(session: WireSession): void },
): StageWatch {
  let known = first
  let coming: Promise<void> = Promise.resolve()

  async function fetchPlan(sessionId: string): Promise<void> {
    try {
      heard.plan((await ports.request('voice.plan', { sessionId })).session)
    } catch (error) {
      ports.report(error)
    }
  }
  const stop = ports.subscribe('session.changed', ({ session }) => {
    if (session.id !== first.id) return
    const isOther = session.stage !== known.stage || session.projectId !== known.projectId
    known = session
    heard.session(session)
    if (isOther) coming = coming.then(() => fetchPlan(session.id))
  })
  return { settle: () => coming, stop }
}
