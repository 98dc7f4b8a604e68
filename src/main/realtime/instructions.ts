// What the interviewer is told to be: the craft, the stage, and the facts of the project.
import ghostwriting from '../../../resources/instructions/ghostwriting.v1.md?raw'
import intake from '../../../resources/instructions/intake.v1.md?raw'
import interviewer from '../../../resources/instructions/interviewer.v1.md?raw'
import selection from '../../../resources/instructions/selection.v1.md?raw'
import type { Blueprint } from '../../shared/blueprint/blueprint.ts'
import type { Project } from '../../shared/project/project.ts'
import type { Stage } from '../../shared/session/session.ts'

const ofStage: Record<Stage, string> = { selection, intake, ghostwriting }

export interface InstructionsInput {
  stage: Stage
  project: Project | null
  blueprint: Blueprint | null
  /** BCP 47, or empty = as it is spoken. */
  language: string
}

export function instructionsFor({ stage, project }: InstructionsInput): string {
  return [interviewer, ofStage[stage], JSON.stringify({ project })].map((part) => part.trim()).join('\n\n')
}
