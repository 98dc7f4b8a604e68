// A merge and all that its commit needs, worked out away from main: main only writes it.
import { randomUUID } from 'node:crypto'
import {
  mergeDraftInSteps,
  type DraftMergeInput,
  type DraftMergeResult,
} from '../../shared/document/draft-merge.ts'
import type { ParagraphSource } from '../../shared/document/document.ts'
import { paragraphSources } from '../../shared/document/paragraph-sources.ts'
import type { Steps } from '../../shared/document/steps.ts'
import { textChanges, type TextEdit } from '../../shared/document/text-change.ts'
import { countWords } from '../../shared/document/word-count.ts'
import { paragraphHash } from './paragraph-hash.ts'

export type MergeTask = Omit<DraftMergeInput, 'newId'> & { jobId: string }

export interface MergedDraft extends DraftMergeResult {
  /** From the author's text to `markdown`. */
  edits: TextEdit[]
  words: number
  /** Of `paragraphs`. */
  sources: ParagraphSource[]
}

export function* mergeForCommit({ jobId, ...input }: MergeTask): Steps<MergedDraft> {
  const merged = yield* mergeDraftInSteps({ ...input, newId: randomUUID })
  yield
  const edits = textChanges(input.author.markdown, merged.markdown)
  yield
  const words = countWords(merged.markdown)
  const sources = paragraphSources(merged.paragraphs, jobId, paragraphHash)
  return { ...merged, edits, words, sources }
}
