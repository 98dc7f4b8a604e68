// Every tool of the catalogue with its function; a missing one fails compilation.
import { blueprintTools } from './blueprint-tools.ts'
import { draftTools } from './draft-tools.ts'
import { noteTools } from './note-tools.ts'
import { projectTools } from './project-tools.ts'
import { todoTools } from './todo-tools.ts'
import type { Tools } from './tool.ts'
import { transcriptTools } from './transcript-tools.ts'

export const allTools: Tools = {
  ...projectTools,
  ...blueprintTools,
  ...noteTools,
  ...todoTools,
  ...transcriptTools,
  ...draftTools,
}
