// The kept revisions of the open manuscript, newest first.
import type { DocumentRevision } from '../../shared/document/document.ts'
import { request, subscribe } from '../bridge/client.ts'
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
