// How many words each revision added and took away, counted when the author looks at the history.
import type { DocumentRevision } from '../../shared/document/document.ts'
import type { Background } from '../background/background.ts'
import { saveRevisionWords, type WordChange } from '../store/queries/revision-details.ts'
import { findRevisionMarkdown, listRevisions } from '../store/queries/revisions.ts'
import type { Store } from '../store/store.ts'
import { isTypingBurst } from './revision-rows.ts'

/** The rest is counted the next time the history is looked at. */
const MAX_COUNTED = 50
const MAX_MS = 2000

/** Newest first, as the history shows them. What could not be counted in time is null. */
export async function countedRevisions(
  { store, background, now }: { store: Store; background: Background; now: () => number },
  projectId: string,
): Promise<DocumentRevision[]> {
  const revisions = listRevisions(store, projectId)
  const until = performance.now() + MAX_MS
  const counted = new Map<number, WordChange>()
  for (const [at, row] of revisions.entries()) {
    if (row.wordsAdded !== null) continue
    if (counted.size === MAX_COUNTED || performance.now() > until) break
    const after = findRevisionMarkdown(store, projectId, row.revision)
    if (after === null) continue
    const older = revisions[at + 1]
    const before = older === undefined ? '' : (findRevisionMarkdown(store, projectId, older.revision) ?? '')
    const change = await background.run('countChange', { before, after })
    counted.set(row.revision, change)
    // Typing goes on in the newest row: what it holds now is shown and not kept.
    if (at > 0 || !isTypingBurst(row, now())) saveRevisionWords(store, projectId, row.revision, change)
  }
  return revisions.map((row) => {
    const change = counted.get(row.revision)
    return change === undefined ? row : { ...row, wordsAdded: change.added, wordsRemoved: change.removed }
  })
}
