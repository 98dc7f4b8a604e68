// The stages of an interview, in words for the author.
import type { Stage } from '../../../shared/session/session.ts'

export const stageLabels: Record<Stage, string> = {
  selection: 'Which project?',
  intake: 'Getting to know your project',
  ghostwriting: 'Telling it',
}
