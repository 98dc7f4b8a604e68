// Answers of the selection: a project is chosen, or named and made.
import { StudioError } from '../../shared/errors.ts'
import {
  NEW_PROJECT,
  PROJECT_TITLE,
  PROJECT_TYPE,
  readContentType,
  readProjectChoice,
  SELECT_PROJECT,
} from '../../shared/interview/selection-planner.ts'
import { templates } from '../../shared/project/templates.ts'
import type { Session } from '../../shared/session/session.ts'
import { requireTitle } from '../projects/create-project.ts'
import { listInterviewSteps, type InterviewStep } from '../store/queries/interview-steps.ts'
import { listProjects } from '../store/queries/projects.ts'
import { findItem } from '../store/queries/transcript.ts'
import type { Store } from '../store/store.ts'
import { callTool } from './call-tool.ts'
import type { InterviewDeps } from './interview-deps.ts'

/** Throws INVALID_ARGUMENT, in words for the author, when the answer cannot be told. */
export function takeSelection(
  deps: InterviewDeps,
  session: Session,
  step: InterviewStep,
  text: string,
  choiceId: string | undefined,
): void {
  switch (step.questionId) {
    case SELECT_PROJECT: {
      const chosen = readProjectChoice(text, choiceId, listProjects(deps.store))
      if (chosen === null)
        throw unclear('I do not find a project of that name. Choose one, or start something new.')
      if (chosen !== NEW_PROJECT) assign(deps, session, step, chosen)
      return
    }
    case PROJECT_TITLE:
      requireTitle(text)
      return
    case PROJECT_TYPE: {
      const contentType = readContentType(text, choiceId)
      if (contentType === null)
        throw unclear(`Choose one of these: ${templates.map(({ label }) => label).join(', ')}.`)
      const title = workingTitle(deps.store, session.id) ?? ''
      const made = callTool(deps, session.id, `${step.id}:create`, 'create_project', { title, contentType })
      assign(deps, session, step, idOf(made['project']))
      return
    }
    default:
      throw new Error(`Unknown selection question ${step.questionId}`)
  }
}

/** What the author called the project in this session; null before that. */
export function workingTitle(store: Store, sessionId: string): string | null {
  const named = listInterviewSteps(store, sessionId).findLast(
    ({ questionId, outcome }) => questionId === PROJECT_TITLE && outcome === 'answered',
  )
  return named?.answerItemId == null ? null : (findItem(store, sessionId, named.answerItemId)?.text ?? null)
}

function assign(deps: InterviewDeps, session: Session, step: InterviewStep, projectId: string): void {
  callTool(deps, session.id, `${step.id}:assign`, 'assign_project_to_session', { projectId })
}

function idOf(project: unknown): string {
  if (typeof project === 'object' && project !== null && 'id' in project && typeof project.id === 'string') {
    return project.id
  }
  throw new Error('create_project answered no id')
}

function unclear(message: string): StudioError {
  return new StudioError('INVALID_ARGUMENT', `${message} What you wrote is still in the field.`)
}
