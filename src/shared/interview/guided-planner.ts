// The guided interviewer's mind: from what is stored to the next question. No clock, no memory of its own, so a sitting
// goes on after a pause, a crash or a week as if it had never stopped.
import type { BlueprintEntry } from '../blueprint/blueprint.ts'
import type { Template } from '../project/templates.ts'
import type { Stage } from '../session/session.ts'
import { planClosing, planFollowUp, planTemplate, type GivenAnswer } from './ghostwriting-planner.ts'
import { planIntake } from './intake-planner.ts'
import type { PlannedQuestion, Step } from './question.ts'
import { planSelection, type KnownProject } from './selection-planner.ts'

export interface PlannerInput {
  stage: Stage
  /** To choose from; only read in selection. */
  projects: readonly KnownProject[]
  /** What the author called the project that is about to be made. */
  workingTitle: string | null
  /** null without a project. */
  template: Template | null
  entries: readonly Pick<BlueprintEntry, 'field' | 'value'>[]
  /** Steps of this session, in order. */
  sessionSteps: readonly Step[]
  /** Steps of all sessions of the project, in order, this one's included. */
  projectSteps: readonly Step[]
  /** The answer just given, if one was. */
  answer: GivenAnswer | null
  /** The question that was put off a moment ago: anything but that. */
  avoid: string | null
}

/** null = nothing is left to ask in this sitting. */
export function planQuestion(input: PlannerInput): PlannedQuestion | null {
  const { stage, template, projectSteps, sessionSteps, answer, avoid } = input
  if (stage === 'selection' || template === null) {
    return planSelection(input.projects, sessionSteps, input.workingTitle)
  }
  const intake = stage === 'intake' ? planIntake(input) : null
  if (intake !== null) return intake
  const followUp = answer === null ? null : planFollowUp(template, projectSteps, answer)
  return followUp ?? planTemplate(template, projectSteps, avoid) ?? planClosing(sessionSteps)
}

/**
 * Where "back" leads: the last answered or skipped step that was not itself gone back over. A question asked again
 * takes its earlier step's place. null = there is none.
 */
export function stepBefore<S extends Step>(sessionSteps: readonly S[]): S | null {
  const path: S[] = []
  for (const step of sessionSteps) {
    if (path.at(-1)?.questionId === step.questionId) path.pop()
    if (step.outcome === 'answered' || step.outcome === 'skipped') path.push(step)
  }
  return path.at(-1) ?? null
}

/** What was settled in another stage is not reopened: the project is chosen, the blueprint committed. */
export function canReturnTo(step: Step, stage: Stage): boolean {
  switch (step.kind) {
    case 'selection':
      return stage === 'selection'
    case 'blueprint':
      return stage === 'intake'
    case 'template':
    case 'follow_up':
      return stage !== 'selection'
  }
}
