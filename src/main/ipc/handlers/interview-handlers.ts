// The guided interview's routes.
import {
  answerQuestion,
  askAnother,
  goBack,
  pauseInterview,
  resumeInterview,
  skipQuestion,
  startInterview,
} from '../../interview/guided-interview.ts'
import type { InterviewDeps } from '../../interview/interview-deps.ts'
import { stopInterview } from '../../interview/stop-interview.ts'
import { viewInterview } from '../../interview/view-interview.ts'
import type { Handlers } from '../handlers.ts'

type InterviewRoutes = Extract<keyof Handlers, `interview.${string}`>

/** `ended` hears of every sitting that is stopped here: some of it may have been recorded. */
export function interviewHandlers(
  deps: InterviewDeps,
  ended: (sessionId: string) => void,
): Pick<Handlers, InterviewRoutes> {
  return {
    'interview.start': ({ projectId }) => startInterview(deps, projectId),
    'interview.state': ({ sessionId }) => viewInterview(deps.store, sessionId),
    'interview.answer': ({ sessionId, ...answer }) => answerQuestion(deps, sessionId, answer),
    'interview.skip': ({ sessionId }) => skipQuestion(deps, sessionId),
    'interview.back': ({ sessionId }) => goBack(deps, sessionId),
    'interview.another': ({ sessionId }) => askAnother(deps, sessionId),
    'interview.pause': ({ sessionId }) => pauseInterview(deps, sessionId),
    'interview.resume': ({ sessionId }) => resumeInterview(deps, sessionId),
    'interview.stop': ({ sessionId, shown }) => {
      const summary = stopInterview(deps, sessionId, shown)
      ended(sessionId)
      return summary
    },
  }
}
