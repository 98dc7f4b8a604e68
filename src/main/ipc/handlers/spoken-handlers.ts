// Routes of a session that is spoken without a service.
import { listMarkers } from '../../store/queries/recording-markers.ts'
import { markMoment, nameMoment, unmarkMoment } from '../../spoken/markers.ts'
import { requireOpenSpokenSession } from '../../spoken/require-spoken-session.ts'
import { pauseSpoken, resumeSpoken, startSpoken } from '../../spoken/run-spoken.ts'
import { samplesOf } from '../../spoken/samples.ts'
import type { SpokenDeps } from '../../spoken/spoken-deps.ts'
import { keepReadAloud, nextQuestion, takeSpokenStep, typeAnswer } from '../../spoken/spoken-steps.ts'
import { stopSpoken } from '../../spoken/stop-spoken.ts'
import { viewSpoken } from '../../spoken/view-spoken.ts'
import type { RecoveredSessions } from '../../voice/recovered.ts'
import type { Handlers } from '../handlers.ts'

type SpokenRoutes = Extract<keyof Handlers, `spoken.${string}`>

export function spokenHandlers(deps: SpokenDeps, recovered: RecoveredSessions) {
  return {
    'spoken.start': ({ projectId, kind }) => {
      const sessionId = startSpoken(deps, projectId, kind)
      recovered.forget(sessionId)
      return viewSpoken(deps, sessionId)
    },
    'spoken.resume': ({ sessionId }) => {
      resumeSpoken(deps, sessionId)
      recovered.forget(sessionId)
      return viewSpoken(deps, sessionId)
    },
    'spoken.markers': ({ sessionId }) => listMarkers(deps.store, sessionId),
    'spoken.state': ({ sessionId }) => viewSpoken(deps, sessionId),
    'spoken.pause': async ({ sessionId }) => {
      await pauseSpoken(deps, sessionId)
      return viewSpoken(deps, sessionId)
    },
    'spoken.stop': async ({ sessionId, ...end }) => {
      const summary = await stopSpoken(deps, sessionId, end)
      recovered.forget(sessionId)
      return summary
    },
    'spoken.hear': ({ sessionId, atMs, samples }) => {
      requireOpenSpokenSession(deps.store, sessionId)
      return deps.hearing.hear(sessionId, samplesOf(samples), atMs)
    },
    'spoken.settle': async ({ sessionId }) => {
      await deps.hearing.settle(sessionId)
      return null
    },
    'spoken.mark': ({ sessionId, ...mark }) => markMoment(deps, sessionId, mark),
    'spoken.labelMark': ({ sessionId, markerId, label }) => nameMoment(deps, sessionId, markerId, label),
    'spoken.removeMark': ({ sessionId, markerId }) => {
      unmarkMoment(deps, sessionId, markerId)
      return null
    },
    'spoken.next': ({ sessionId, ...moment }) => nextQuestion(deps, sessionId, moment),
    'spoken.step': ({ sessionId, ...moment }) => takeSpokenStep(deps, sessionId, moment),
    'spoken.type': ({ sessionId, ...answer }) => typeAnswer(deps, sessionId, answer),
    'spoken.readAloud': ({ sessionId, itemId, ...span }) => {
      keepReadAloud(deps, sessionId, itemId, span)
      return null
    },
  } satisfies Pick<Handlers, SpokenRoutes>
}
