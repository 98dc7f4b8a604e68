// A merge and all that its commit needs, worked out away from main.
import { randomUUID } from 'node:crypto'
import {
  mergeDraftInSteps,
  type DraftMergeInput,
  type DraftMergeResult,
} from '../../shared/document/draft-merge.ts'
import type { ParagraphSource } from '../../shared/document/document.ts'
import { paragraphSources } from '../../shared/document/paragraph-sources.ts'
import type { Steps } from '../../shared/document/steps.ts'
import { paragraphHash } from './paragraph-hash.ts'
import { rewriteTo, type DocumentSnapshot, type Rewrite } from './rewrite.ts'

export interface MergeTask extends Pick<DraftMergeInput, 'title' | 'base' | 'edits'> {
  now: DocumentSnapshot
  jobId: string
}

export interface MergedDraft extends Rewrite, Pick<DraftMergeResult, 'proposals' | 'paragraphs'> {
  /** Of `paragraphs`, as they are stored. */
  sources: ParagraphSource[]
}

export function* mergeForCommit({ now, jobId, title, base, edits }: MergeTask): Steps<MergedDraft> {
  const { projectId } = now
  const merged = yield* mergeDraftInSteps({ projectId, title, base, edits, author: now, newId: randomUUID })
  const { sections, proposals, paragraphs } = merged
  yield
  const rewrite = rewriteTo(now, merged, sections)
  yield
  return { ...rewrite, proposals, paragraphs, sources: paragraphSources(paragraphs, jobId, paragraphHash) }
}
