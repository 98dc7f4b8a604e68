// An old revision, or a part of it, made the newest text. What stood there before is a revision too.
import { StudioError } from '../../shared/errors.ts'
import { findRevisionText, type RevisionText } from '../store/queries/revisions.ts'
import type { Store } from '../store/store.ts'
import type { Rewrite } from './rewrite.ts'
import { settle, type Desk } from './settle.ts'

/** Throws NOT_FOUND. */
export function revisionText(store: Store, projectId: string, revision: number): RevisionText {
  const text = findRevisionText(store, projectId, revision)
  if (text !== null) return text
  throw new StudioError(
    'NOT_FOUND',
    'This revision is not kept any more. Your document is unchanged. Choose another one.',
  )
}

/** Throws NOT_FOUND. */
export async function restoreRevision(desk: Desk, projectId: string, revision: number) {
  const text = authored(desk, projectId, revision)
  const commit = committer(desk, `restore:${revision}`)
  return settle(desk, 'restore', (now) => ({ now, text }), commit)
}

/** [from, to) of `revision` in place of [newFrom, newTo) of the text at `current`. */
export interface PartToRestore {
  revision: number
  current: number
  from: number
  to: number
  newFrom: number
  newTo: number
}

/** Throws NOT_FOUND, CONFLICT when the document has moved on, INVALID_ARGUMENT. */
export async function restorePart(desk: Desk, projectId: string, part: PartToRestore) {
  const { document } = desk
  const text = authored(desk, projectId, part.revision)
  const commit = committer(desk, `restore:${part.revision}`)
  return settle(
    desk,
    'restorePart',
    (now) => {
      if (document.revision !== part.current) throw movedOn()
      requireRange(part.from, part.to, text.markdown)
      requireRange(part.newFrom, part.newTo, now.markdown)
      return { now, text, ...part }
    },
    commit,
  )
}

function authored({ ctx, document }: Desk, projectId: string, revision: number) {
  const { markdown, authorship } = revisionText(ctx.store, projectId, revision)
  return { markdown, authorship: document.authorshipOf(markdown, authorship) }
}

function committer({ document }: Desk, clientId: string) {
  return (rewrite: Rewrite): { revision: number } => {
    document.commit(document.pendingRewrite(rewrite, clientId), {
      kind: 'change',
      author: 'restore',
      jobId: null,
    })
    return { revision: document.revision }
  }
}

function requireRange(from: number, to: number, text: string): void {
  if (from <= to && to <= text.length) return
  throw new StudioError(
    'INVALID_ARGUMENT',
    'This part does not lie within the text. Your document is unchanged. Compare again, then choose the part.',
  )
}

function movedOn(): StudioError {
  return new StudioError(
    'CONFLICT',
    'The document has changed since you compared it. Nothing was restored. Compare again, then choose the part.',
  )
}
