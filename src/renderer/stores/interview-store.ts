// The guided interview in front of the author, answers begun but not sent, and the sittings of a project.
import { create } from 'zustand'
import type { InterviewSummary, InterviewView } from '../../shared/ipc/views.ts'
import type { Session } from '../../shared/session/session.ts'
import { request, subscribe } from '../bridge/client.ts'
import { createProjection } from './projection.ts'

export const openInterview = createProjection<InterviewView>({
  load: (sessionId) => request('interview.state', { sessionId }),
  listen: (sessionId, { refresh }) => [
    subscribe('session.changed', ({ session }) => {
      if (session.id === sessionId) refresh()
    }),
  ],
})

type Step = 'interview.skip' | 'interview.back' | 'interview.another' | 'interview.pause' | 'interview.resume'

export async function takeStep(step: Step, sessionId: string): Promise<void> {
  openInterview.show(sessionId, await request(step, { sessionId }))
}

export async function sendAnswer(
  sessionId: string,
  questionItemId: string,
  text: string,
  choiceId?: string,
): Promise<void> {
  const choice = choiceId === undefined ? {} : { choiceId }
  const view = await request('interview.answer', { sessionId, questionItemId, text, ...choice })
  openInterview.show(sessionId, view)
}

/** `shown` is what the screen showed, for main to compare with what it stored. */
export async function stopInterview(
  sessionId: string,
  shown: { itemId: string; text: string | null }[],
): Promise<InterviewSummary> {
  return request('interview.stop', { sessionId, shown })
}

/** Answers that were begun, by session and question: going elsewhere and coming back loses none. */
export const useBegunAnswers = create<Record<string, string>>(() => ({}))

export function answerKey(sessionId: string, questionItemId: string): string {
  return `${sessionId}/${questionItemId}`
}

export function keepBegunAnswer(key: string, text: string): void {
  useBegunAnswers.setState({ [key]: text })
}

export function forgetBegunAnswer(key: string): void {
  useBegunAnswers.setState((answers) => {
    const { [key]: _sent, ...rest } = answers
    return rest
  }, true)
}

/** The sittings of a project. */
export const projectSessions = createProjection<Session[]>({
  load: (projectId) => request('sessions.list', { projectId }),
  listen: (projectId, { refresh }) => [
    subscribe('session.changed', ({ session }) => {
      if (session.projectId === projectId) refresh()
    }),
  ],
})

/** The newest interview, spoken or guided, that was left open, to go on with. */
export function resumable(sessions: readonly Session[]): Session | null {
  const open = sessions.filter(({ kind, status }) => isInterview(kind) && status !== 'ended')
  return open.reduce<Session | null>(
    (newest, session) => (newest === null || session.startedAt > newest.startedAt ? session : newest),
    null,
  )
}

function isInterview(kind: Session['kind']): boolean {
  return kind === 'guided' || kind === 'voice'
}
