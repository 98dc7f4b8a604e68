// One draft update taken back: its changes go out of the text, its open proposals with them.
import type { UndoneDraft } from '../../shared/ipc/draft-views.ts'
import { StudioError } from '../../shared/errors.ts'
import { findDraftJob, updateDraftJob } from '../store/queries/draft-jobs.ts'
import { rejectProposalsOfJob } from '../store/queries/proposals.ts'
import { findRevisionBefore, findRevisionOfJob } from '../store/queries/revisions.ts'
import { settle, type Desk } from './settle.ts'

/** Throws NOT_FOUND, CONFLICT when it was undone already. */
export async function undoJob(desk: Desk, projectId: string, jobId: string): Promise<UndoneDraft> {
  const { ctx, document } = desk
  const { store } = ctx
  requireUndoable(desk, projectId, jobId)
  const after = findRevisionOfJob(store, projectId, jobId)
  const before = after === null ? null : findRevisionBefore(store, projectId, after.revision)
  if (after === null || before === null) {
    throw new StudioError(
      'NOT_FOUND',
      'This draft update changed nothing that could be taken out again, or its revision is not kept any more. Your document is unchanged.',
    )
  }
  const was = {
    markdown: before.markdown,
    authorship: document.authorshipOf(before.markdown, before.authorship),
  }
  const undone = await settle(
    desk,
    'undoDraft',
    (now) => ({ now, before: was, after: after.markdown }),
    (taken) => {
      // Asked twice at once, it is undone once.
      requireUndoable(desk, projectId, jobId)
      const pending = document.pendingRewrite(taken, `undo:${jobId}`)
      document.commit(pending, { kind: 'change', author: 'restore', jobId: null }, () => {
        rejectProposalsOfJob(store, projectId, jobId)
        updateDraftJob(store, jobId, { undoneAt: ctx.now() })
      })
      return { revision: document.revision, kept: taken.kept }
    },
  )
  const job = findDraftJob(store, jobId)
  if (job !== null) ctx.emit('draft.changed', { projectId, job })
  return undone
}

function requireUndoable({ ctx }: Desk, projectId: string, jobId: string): void {
  const job = findDraftJob(ctx.store, jobId)
  if (job === null || job.projectId !== projectId || job.status !== 'complete')
    throw new StudioError('NOT_FOUND', 'This draft update is not in the document. Nothing was changed.')
  if (job.undoneAt !== null)
    throw new StudioError('CONFLICT', 'This draft update was undone before. Your document is unchanged.')
}
