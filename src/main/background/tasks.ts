// What can be done on the other thread: pure functions over plain data, or such functions in steps.
import { mergeForCommit } from '../document/merge-task.ts'
import { buildHeldPrompt, holdItems } from './held-items.ts'

export const tasks = {
  mergeDraft: mergeForCommit,
  holdItems,
  buildPrompt: buildHeldPrompt,
}
