// Draft jobs that the author has undone, by name or by restoring an older revision: what they used may be drafted again.
import { and, eq, isNotNull } from 'drizzle-orm'
import { listRevisions } from '../store/queries/revisions.ts'
import { draftJobs } from '../store/drafting-schema.ts'
import { documentRevisions } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { breathe } from './breathe.ts'

/** Goes back from the newest revision; a restored one leads on to the revision whose text it brought back. */
export async function undoneJobs(store: Store, projectId: string): Promise<Set<string>> {
  const revisions = listRevisions(store, projectId)
  const undone = new Set(undoneByName(store, projectId))
  for (let at = 0; at < revisions.length; at++) {
    const revision = revisions[at]
    if (revision?.author !== 'restore') continue
    const skipped: string[] = []
    for (let older = at + 1; older < revisions.length; older++) {
      const candidate = revisions[older]
      if (candidate === undefined) break
      await breathe()
      if (
        candidate.words === revision.words &&
        isSameText(store, projectId, revision.revision, candidate.revision)
      ) {
        for (const jobId of skipped) undone.add(jobId)
        at = older - 1
        break
      }
      if (candidate.author === 'drafter' && candidate.jobId !== null) skipped.push(candidate.jobId)
    }
  }
  return undone
}

function undoneByName(store: Store, projectId: string): string[] {
  return store.db
    .select({ id: draftJobs.id })
    .from(draftJobs)
    .where(and(eq(draftJobs.projectId, projectId), isNotNull(draftJobs.undoneAt)))
    .all()
    .map(({ id }) => id)
}

/** Compared by SQLite: a manuscript need not come into memory twice for it. */
function isSameText(store: Store, projectId: string, one: number, other: number): boolean {
  const of = (revision: number) =>
    and(eq(documentRevisions.projectId, projectId), eq(documentRevisions.revision, revision))
  const text = store.db
    .select({ markdown: documentRevisions.markdown })
    .from(documentRevisions)
    .where(of(other))
  return (
    store.db
      .select({ revision: documentRevisions.revision })
      .from(documentRevisions)
      .where(and(of(one), eq(documentRevisions.markdown, text)))
      .get() !== undefined
  )
}
