// What can be done on the other thread: pure functions over plain data, or such functions in steps.
import { compareManuscripts } from '../../shared/document/compare.ts'
import type { ManuscriptComparison } from '../../shared/document/comparison.ts'
import { mergeForCommit } from '../document/merge-task.ts'
import {
  acceptProposalTask,
  moveSectionTask,
  restorePartTask,
  restoreTask,
  undoDraftTask,
} from '../document/text-tasks.ts'
import { paragraphsOf } from '../search/paragraphs-of.ts'
import { buildHeldPrompt, holdItems } from './held-items.ts'

export const tasks = {
  mergeDraft: mergeForCommit,
  undoDraft: undoDraftTask,
  acceptProposal: acceptProposalTask,
  moveSection: moveSectionTask,
  restore: restoreTask,
  restorePart: restorePartTask,
  compare,
  countChange,
  holdItems,
  buildPrompt: buildHeldPrompt,
  paragraphs: paragraphsOf,
}

interface Both {
  before: string
  after: string
}

/** Without the texts: main has them. */
function compare(both: Both): Omit<ManuscriptComparison, keyof Both> {
  const { before: _, after: __, ...compared } = compareManuscripts(both.before, both.after)
  return compared
}

function countChange({ before, after }: Both) {
  const { wordsAdded, wordsRemoved } = compareManuscripts(before, after)
  return { added: wordsAdded, removed: wordsRemoved }
}
