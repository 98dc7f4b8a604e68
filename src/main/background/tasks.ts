// What can be done on the other thread: pure functions over plain data, or such functions in steps.
import { buildPrompt } from '../../shared/drafting/prompt/build-prompt.ts'
import { mergeForCommit } from '../document/merge-task.ts'

export const tasks = {
  mergeDraft: mergeForCommit,
  buildPrompt,
}
