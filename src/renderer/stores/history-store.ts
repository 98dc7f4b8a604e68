// The kept revisions of the open manuscript, newest first.
import type { DocumentRevision } from '../../shared/document/document.ts'
import { request, subscribe } from '../bridge/client.ts'
import { createProjection } from './projection.ts'

export const openHistory = createProjection<DocumentRevision[]>({
  async load(projectId) {
    const revisions = await request('document.revisions', { projectId })
    return [...revisions].sort((a, b) => b.revision - a.revision)
  },
  listen: (projectId, { refresh }) => [
    subscribe('document.changed', (event) => {
      if (event.projectId === projectId) refresh()
    }),
  ],
})

export async function revisionText(projectId: string, revision: number): Promise<string> {
  return (await request('document.revision', { projectId, revision })).markdown
}

/** What stood before stays in the history. */
export async function restoreRevision(projectId: string, revision: number): Promise<void> {
  await request('document.restore', { projectId, revision })
  openHistory.refresh()
}
