// A merge and all that its commit needs, worked out away from main.
import { randomUUID } from 'node:crypto'
import {
  mergeDraftInSteps,
  type DraftMergeInput,
  type DraftMergeResult,
} from '../../shared/document/draft-merge.ts'
import type { PlacedParagraph } from '../../shared/document/apply-edits.ts'
import type { ParagraphSource } from '../../shared/document/document.ts'
import { paragraphSources, paragraphsOf } from '../../shared/document/paragraph-sources.ts'
import type { Steps } from '../../shared/document/steps.ts'
import { paragraphHash } from './paragraph-hash.ts'
import { rewriteTo, type DocumentSnapshot, type Rewrite } from './rewrite.ts'

export interface MergeTask extends Pick<DraftMergeInput, 'title' | 'base' | 'edits'> {
  now: DocumentSnapshot
  jobId: string
}

export interface MergedDraft extends Rewrite, Pick<DraftMergeResult, 'proposals' | 'paragraphs'> {
  /** Of what the drafter has written of `paragraphs`, as it is stored. */
  sources: ParagraphSource[]
}

export function* mergeForCommit({ now, jobId, title, base, edits }: MergeTask): Steps<MergedDraft> {
  const { projectId } = now
  const merged = yield* mergeDraftInSteps({ projectId, title, base, edits, author: now, newId: randomUUID })
  const { sections, proposals, paragraphs } = merged
  yield
  const rewrite = rewriteTo(now, merged, sections)
  yield
  const sources = paragraphSources(drafted(paragraphs, base.markdown), jobId, paragraphHash)
  return { ...rewrite, proposals, paragraphs, sources }
}

/** A paragraph that stood there before and is given back without sources is nothing that the drafter has written. */
function drafted(paragraphs: readonly PlacedParagraph[], base: string): PlacedParagraph[] {
  const stood = new Set(paragraphsOf(base))
  return paragraphs.filter(
    ({ markdown, sources }) =>
      sources.length > 0 || !paragraphsOf(markdown).every((paragraph) => stood.has(paragraph)),
  )
}
