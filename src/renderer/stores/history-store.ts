// The kept revisions of the open manuscript, newest first.
import type { ManuscriptComparison } from '../../shared/document/comparison.ts'
import type { DocumentRevision } from '../../shared/document/document.ts'
import type { RestoredPart } from '../../shared/document/restore-part.ts'
import { request, subscribe } from '../bridge/client.ts'
import { flushDocument } from './document-store.ts'
import { createProjection } from './projection.ts'

const AUTHOR_PAUSE_MS = 1000

export const openHistory = createProjection<DocumentRevision[]>({
  async load(projectId) {
    const revisions = await request('document.revisions', { projectId })
    return [...revisions].sort((a, b) => b.revision - a.revision)
  },
  listen(projectId, { refresh }) {
    let later: ReturnType<typeof setTimeout> | undefined
    return [
      subscribe('document.changed', (event) => {
        if (event.projectId !== projectId) return
        clearTimeout(later)
        // While the author types there is a change with every push, and one revision for the whole burst.
        later = setTimeout(refresh, event.by === 'author' ? AUTHOR_PAUSE_MS : 0)
      }),
      () => clearTimeout(later),
    ]
  },
})

export async function revisionText(projectId: string, revision: number): Promise<string> {
  return (await request('document.revision', { projectId, revision })).markdown
}

/** What stood before stays in the history. */
export async function restoreRevision(projectId: string, revision: number): Promise<void> {
  await request('document.restore', { projectId, revision })
  openHistory.refresh()
}

/** Two revisions; `to` null = as it stands. */
export interface RevisionPair {
  from: number
  to: number | null
}

export interface Compared extends RevisionPair {
  comparison: ManuscriptComparison
  /** The document's revision when it was compared, or an older one: restoring then says that it has moved on. */
  current: number
}

/** What was just typed is saved and compared, too. */
export async function compareRevisions(projectId: string, { from, to }: RevisionPair): Promise<Compared> {
  await flushDocument(projectId)
  const { revision } = await request('document.beside', { projectId })
  return {
    from,
    to,
    current: revision,
    comparison: await request('document.compare', { projectId, from, to }),
  }
}

/** Throws CONFLICT when the document has changed since it was compared. */
export async function restorePart(
  projectId: string,
  { from, current }: Pick<Compared, 'from' | 'current'>,
  part: RestoredPart,
): Promise<void> {
  // What was typed since makes it another revision, which is refused.
  await flushDocument(projectId)
  await request('document.restorePart', { projectId, revision: from, current, ...part })
  openHistory.refresh()
}
