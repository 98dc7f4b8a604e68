// From one question to the next: the stage is settled, the blueprint committed once it is full, the next question put.
import { missingRequiredFields } from '../../shared/blueprint/gaps.ts'
import type { GivenAnswer } from '../../shared/interview/ghostwriting-planner.ts'
import { planQuestion, type PlannerInput } from '../../shared/interview/guided-planner.ts'
import { planIntake } from '../../shared/interview/intake-planner.ts'
import type { PlannedQuestion } from '../../shared/interview/question.ts'
import { templateFor } from '../../shared/project/templates.ts'
import type { Session } from '../../shared/session/session.ts'
import { getBlueprint } from '../store/queries/blueprint.ts'
import {
  listInterviewSteps,
  listProjectInterviewSteps,
  type InterviewStep,
} from '../store/queries/interview-steps.ts'
import { listProjects, requireProject } from '../store/queries/projects.ts'
import { findItem } from '../store/queries/transcript.ts'
import type { Store } from '../store/store.ts'
import { settleStage } from '../tools/settle-stage.ts'
import { callTool } from './call-tool.ts'
import { workingTitle } from './choose-project.ts'
import type { InterviewDeps } from './interview-deps.ts'
import { countedTwice } from './said-to-step.ts'
import { ask } from './say.ts'

export interface Onward {
  /** The answer just given to a template question, for a follow-up. */
  answer?: GivenAnswer | null
  /** The question just put off. */
  avoid?: string | null
}

/** Asks the next question, if there is one, and returns it with the session as it is then. */
export function goOn(
  deps: InterviewDeps,
  before: Session,
  onward: Onward = {},
): { session: Session; question: PlannedQuestion | null } {
  const session = commitWhenFull(deps, settleStage(deps, before), onward.avoid ?? null)
  const question = planQuestion(plannerInput(deps, session, onward))
  if (question !== null) ask(deps, session, question)
  return { session, question }
}

export function plannerInput({ store }: InterviewDeps, session: Session, onward: Onward): PlannerInput {
  const { id, projectId, stage } = session
  const steps = listInterviewSteps(store, id)
  const common = {
    stage,
    sessionSteps: [...steps, ...countedTwice(steps.filter((step) => isSoundOnly(store, step)))],
    answer: onward.answer ?? null,
    avoid: onward.avoid ?? null,
  }
  if (projectId === null || stage === 'selection') {
    const projects = listProjects(store)
    return {
      ...common,
      projects,
      workingTitle: workingTitle(store, id),
      template: null,
      entries: [],
      projectSteps: [],
    }
  }
  return {
    ...common,
    projects: [],
    workingTitle: null,
    template: templateFor(requireProject(store, projectId).contentType),
    entries: getBlueprint(store, projectId).entries,
    projectSteps: listProjectInterviewSteps(store, projectId),
  }
}

/** Answered aloud, and nothing has written it down yet. */
function isSoundOnly(store: Store, { sessionId, answerItemId, outcome }: InterviewStep): boolean {
  if (outcome !== 'answered') return false
  return answerItemId === null || (findItem(store, sessionId, answerItemId)?.text ?? null) === null
}

/** Everything was asked and enough was answered: the intake is over. */
function commitWhenFull(deps: InterviewDeps, session: Session, avoid: string | null): Session {
  const { projectId } = session
  if (session.stage !== 'intake' || projectId === null) return session
  const { entries } = getBlueprint(deps.store, projectId)
  if (missingRequiredFields(entries).length > 0) return session
  const projectSteps = listProjectInterviewSteps(deps.store, projectId)
  const sessionSteps = listInterviewSteps(deps.store, session.id)
  if (planIntake({ entries, projectSteps, sessionSteps, avoid }) !== null) return session
  callTool(deps, session.id, deps.newId(), 'commit_blueprint', { projectId })
  return settleStage(deps, session)
}
