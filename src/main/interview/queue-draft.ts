// When the drafter is asked for an update: every few answers, at the end of a section, and when the sitting ends.
import type { PlannedQuestion } from '../../shared/interview/question.ts'
import type { Session } from '../../shared/session/session.ts'
import { stageHasTool } from '../../shared/tools/tools-of-stage.ts'
import { listInterviewSteps, type InterviewStep } from '../store/queries/interview-steps.ts'
import { findToolCall } from '../store/queries/tool-calls.ts'
import type { Store } from '../store/store.ts'
import { callTool } from './call-tool.ts'
import type { InterviewDeps } from './interview-deps.ts'
import { questionOf } from './say.ts'

/** Answers that are worth a draft update of their own. */
export const ANSWERS_A_DRAFT = 4

/** After an answer and with the next question known. `answered` is the question that was answered. */
export function queueAfterAnswer(
  deps: InterviewDeps,
  session: Session,
  answered: PlannedQuestion,
  next: PlannedQuestion | null,
): void {
  const waiting = undrafted(deps.store, session)
  const sectionEnds = answered.section !== null && next?.section !== answered.section
  if (sectionEnds) queue(deps, session, waiting, 'soon')
  else if (waiting.length >= ANSWERS_A_DRAFT) queue(deps, session, waiting, 'routine')
}

/** Returns the job's id, or null when nothing new was said. */
export function queueAtEnd(deps: InterviewDeps, session: Session): string | null {
  return queue(deps, session, undrafted(deps.store, session), 'soon')
}

/** Answers since the last update was asked for, oldest first. A tool call named after an answer marks the place. */
function undrafted(store: Store, session: Session): (InterviewStep & { answerItemId: string })[] {
  if (session.projectId === null || !stageHasTool(session.stage, 'queue_draft_update')) return []
  const steps = listInterviewSteps(store, session.id)
  const drafted = steps.findLastIndex(
    ({ answerItemId }) =>
      answerItemId !== null && findToolCall(store, session.id, callOf(answerItemId)) !== null,
  )
  return steps
    .slice(drafted + 1)
    .flatMap((step) =>
      step.answerItemId !== null && (step.kind === 'template' || step.kind === 'follow_up')
        ? [{ ...step, answerItemId: step.answerItemId }]
        : [],
    )
}

function callOf(answerItemId: string): string {
  return `${answerItemId}:draft`
}

function queue(
  deps: InterviewDeps,
  session: Session,
  waiting: ReturnType<typeof undrafted>,
  urgency: 'soon' | 'routine',
): string | null {
  const last = waiting.at(-1)
  if (last === undefined || session.projectId === null) return null
  const { section } = questionOf(deps.store, last)
  const count = waiting.length === 1 ? 'One new answer' : `${waiting.length} new answers`
  const result = callTool(deps, session.id, callOf(last.answerItemId), 'queue_draft_update', {
    projectId: session.projectId,
    urgency,
    summary: section === null ? `${count}.` : `${count}, the last on “${section}”.`,
    transcriptAnchors: waiting.map(({ answerItemId }) => answerItemId),
    ...(section === null ? {} : { activeSection: section }),
  })
  return typeof result['jobId'] === 'string' ? result['jobId'] : null
}
