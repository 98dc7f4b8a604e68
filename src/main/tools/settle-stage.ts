// Keeps a session's stage in step with its project and blueprint.
import type { Session } from '../../shared/session/session.ts'
import { planStage } from '../../shared/interview/stage-planner.ts'
import type { ServiceContext } from '../context.ts'
import { getBlueprint } from '../store/queries/blueprint.ts'
import { findProject } from '../store/queries/projects.ts'
import { requireSession, updateSession } from '../store/queries/sessions.ts'
import type { Store } from '../store/store.ts'

export function stageOf(store: Store, { projectId }: Pick<Session, 'projectId'>): Session['stage'] {
  if (projectId === null) return planStage({ project: null, blueprint: null })
  return planStage({ project: findProject(store, projectId), blueprint: getBlueprint(store, projectId) })
}

/** Writes and tells the session when its stage or project is no longer what `before` says. */
export function settleStage(
  { store, emit }: Pick<ServiceContext, 'store' | 'emit'>,
  before: Session,
): Session {
  const session = requireSession(store, before.id)
  const stage = stageOf(store, session)
  const settled = stage === session.stage ? session : updateSession(store, session.id, { stage })
  if (settled.stage !== before.stage || settled.projectId !== before.projectId) {
    emit('session.changed', { session: settled })
  }
  return settled
}
