// What can be done on the other thread: pure functions over plain data, or such functions in steps.
import { compareManuscripts } from '../../shared/document/compare.ts'
import { mergeForCommit } from '../document/merge-task.ts'
import {
  acceptProposalTask,
  moveSectionTask,
  restorePartTask,
  restoreTask,
  undoDraftTask,
} from '../document/text-tasks.ts'
import { buildHeldPrompt, holdItems } from './held-items.ts'

export const tasks = {
  mergeDraft: mergeForCommit,
  undoDraft: undoDraftTask,
  acceptProposal: acceptProposalTask,
  moveSection: moveSectionTask,
  restore: restoreTask,
  restorePart: restorePartTask,
  compare: ({ before, after }: { before: string; after: string }) => compareManuscripts(before, after),
  countChange,
  holdItems,
  buildPrompt: buildHeldPrompt,
}

/** Only the numbers: a comparison holds both texts. */
function countChange({ before, after }: { before: string; after: string }) {
  const { wordsAdded, wordsRemoved } = compareManuscripts(before, after)
  return { added: wordsAdded, removed: wordsRemoved }
}
