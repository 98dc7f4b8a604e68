// The author decides about a drafter's text that stands beside theirs.
import type { Proposal } from '../../shared/document/document.ts'
import { StudioError } from '../../shared/errors.ts'
import { findProposal, setProposalStatus } from '../store/queries/proposals.ts'
import type { Store } from '../store/store.ts'
import { carrySources } from './carry-sources.ts'
import { settle, type Desk } from './settle.ts'

export interface Decision {
  action: 'accept' | 'reject'
  /** Accepted as the author has changed it. */
  markdown?: string
}

/** Throws NOT_FOUND; deciding again what was decided changes nothing. */
export async function resolveProposal(
  desk: Desk,
  projectId: string,
  proposalId: string,
  { action, markdown }: Decision,
): Promise<Proposal> {
  const { document, ctx } = desk
  const proposal = requireProposal(ctx.store, projectId, proposalId)
  if (proposal.status !== 'open') return proposal
  if (action === 'reject') {
    ctx.store.transaction(() => setProposalStatus(ctx.store, proposalId, 'rejected'))
    return { ...proposal, status: 'rejected' }
  }
  const edited = markdown === undefined || markdown.trim() === '' ? {} : { edited: markdown.trim() }
  return settle(
    desk,
    'acceptProposal',
    (now) => ({ now, proposal, ...edited }),
    (accepted) => {
      const row = requireProposal(ctx.store, projectId, proposalId)
      if (row.status !== 'open') return row
      const pending = document.pendingRewrite(accepted, `proposal:${proposalId}`)
      document.commit(pending, { kind: 'change', author: 'author', jobId: null }, () => {
        setProposalStatus(ctx.store, proposalId, 'accepted')
        // What the author made of the drafted words still rests on the same items.
        const { drafterMarkdown } = proposal
        carrySources(ctx.store, projectId, drafterMarkdown, edited.edited ?? drafterMarkdown, new Set())
      })
      return { ...row, status: 'accepted' }
    },
  )
}

function requireProposal(store: Store, projectId: string, proposalId: string): Proposal {
  const proposal = findProposal(store, projectId, proposalId)
  if (proposal === null)
    throw new StudioError('NOT_FOUND', 'This proposal is gone. Your document is unchanged.')
  return proposal
}
