// Brings the entries of a manuscript's paragraphs to the text as it stands: only what changed is written, a few
// milliseconds at a time, so that typing is not held up. What a crash leaves half done is taken up at the next start.
import { setImmediate } from 'node:timers/promises'
import type { Background } from '../background/background.ts'
import {
  addIndexedParagraph,
  documentIndexed,
  listIndexedParagraphs,
  removeIndexedParagraph,
  textToIndex,
} from '../store/queries/search-documents.ts'
import type { Store } from '../store/store.ts'

/** Of main at a stretch, milliseconds; what the disk takes to keep it comes on top. */
const SLICE_MS = 6

/** Answers whether something else is found now. */
export async function indexDocument(
  store: Store,
  background: Background,
  projectId: string,
): Promise<boolean> {
  const document = textToIndex(store, projectId)
  if (document === null) return false
  const paragraphs = await background.run('paragraphs', document.markdown)
  const wanted = new Map(paragraphs.map((paragraph) => [paragraph.hash, paragraph]))
  const known = listIndexedParagraphs(store, projectId)
  const gone = known.filter(({ hash }) => !wanted.has(hash))
  for (const { hash } of known) wanted.delete(hash)
  const work = [
    ...gone.map(
      ({ id }) =>
        () =>
          removeIndexedParagraph(store, id),
    ),
    ...[...wanted.values()].map((paragraph) => () => addIndexedParagraph(store, projectId, paragraph)),
  ]
  for (let at = 0; at < work.length; await setImmediate()) at = doSlice(store, work, at)
  documentIndexed(store, projectId, document.revision)
  return work.length > 0
}

/** Answers how far it came. */
function doSlice(store: Store, work: readonly (() => void)[], from: number): number {
  return store.transaction(() => {
    const until = performance.now() + SLICE_MS
    let at = from
    do work[at++]?.()
    while (at < work.length && performance.now() < until)
    return at
  })
}
