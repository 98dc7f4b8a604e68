// The interview as the screen shows it, read from rows alone.
import { blueprintFields } from '../../shared/blueprint/blueprint.ts'
import { countKnownFields } from '../../shared/blueprint/gaps.ts'
import { canReturnTo, stepBefore } from '../../shared/interview/guided-planner.ts'
import { isExhausted } from '../../shared/interview/ghostwriting-planner.ts'
import { choicesOf } from '../../shared/interview/selection-planner.ts'
import type { InterviewQuestion, InterviewView } from '../../shared/ipc/views.ts'
import { templateFor } from '../../shared/project/templates.ts'
import { getBlueprint } from '../store/queries/blueprint.ts'
import {
  listInterviewSteps,
  listProjectInterviewSteps,
  type InterviewStep,
} from '../store/queries/interview-steps.ts'
import { findProject, listProjects } from '../store/queries/projects.ts'
import { requireSession } from '../store/queries/sessions.ts'
import type { Store } from '../store/store.ts'
import { stageOf } from '../tools/settle-stage.ts'
import { openStep, questionOf } from './say.ts'

/** Throws NOT_FOUND. */
export function viewInterview(store: Store, sessionId: string): InterviewView {
  const stored = requireSession(store, sessionId)
  const stage = stageOf(store, stored)
  const steps = listInterviewSteps(store, sessionId)
  const open = stored.status === 'ended' ? null : openStep(steps)
  const before = stepBefore(steps)
  const project = stored.projectId === null ? null : findProject(store, stored.projectId)
  const entries = project === null ? [] : getBlueprint(store, project.id).entries
  const count = (outcome: InterviewStep['outcome']) => steps.filter((step) => step.outcome === outcome).length
  return {
    session: { ...stored, stage },
    stage,
    question: open === null ? null : viewQuestion(store, open),
    canGoBack: stored.status !== 'ended' && before !== null && canReturnTo(before, stage),
    answered: count('answered'),
    skipped: count('skipped'),
    known: countKnownFields(entries),
    total: blueprintFields.length,
    exhausted:
      project !== null &&
      isExhausted(templateFor(project.contentType), listProjectInterviewSteps(store, project.id)),
  }
}

function viewQuestion(store: Store, step: InterviewStep): InterviewQuestion {
  const { id, text, hint, kind, field } = questionOf(store, step)
  const choices = kind === 'selection' ? choicesOf(id, listProjects(store)) : []
  return { id, itemId: step.itemId ?? '', text, hint, kind, field, choices }
}
