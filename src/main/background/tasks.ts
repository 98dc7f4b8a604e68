// What can be done on the other thread: pure functions over plain data.
import { mergeDraft } from '../../shared/document/draft-merge.ts'

export const tasks = {
  mergeDraft,
}
