// Where drafter and author changed the same sentence: the author's text stands, the drafter's waits here for a yes or no.
import { useState, type ReactNode } from 'react'
import type { Proposal } from '../../../shared/document/document.ts'
import { Button } from '../../components/button.tsx'
import { resolveProposal, useDocument } from '../../stores/document-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'

export function ProposalCards({ projectId }: { projectId: string }): ReactNode {
  const proposals = useDocument((state) => state.proposals)
  const open = proposals.filter((proposal) => proposal.status === 'open')
  if (open.length === 0) return null
  return (
    <aside
      aria-label="Proposals"
      className="max-h-[40%] shrink-0 overflow-y-auto border-t border-line bg-desk px-4 py-3"
      tabIndex={0}
    >
      <h2 className="mb-2 text-sm font-medium">
        {open.length === 1 ? 'One proposal' : `${open.length} proposals`}: you both changed this; your words
        stand until you decide
      </h2>
      <ul className="flex flex-col gap-3">
        {open.map((proposal) => (
          <Card key={proposal.id} proposal={proposal} projectId={projectId} />
        ))}
      </ul>
    </aside>
  )
}

function Card({ proposal, projectId }: { proposal: Proposal; projectId: string }): ReactNode {
  const [busy, setBusy] = useState(false)
  const decide = (action: 'accept' | 'reject') => {
    setBusy(true)
    resolveProposal(projectId, proposal.id, action).catch((error: unknown) => {
      setBusy(false)
      showProblem('The proposal stands as it was', error)
    })
  }
  return (
    <li className="rounded-lg border border-line bg-paper p-3 shadow-card">
      <Side label="Yours" text={proposal.authorMarkdown} />
      <Side label="The drafter’s" text={proposal.drafterMarkdown} />
      <div className="mt-3 flex gap-2">
        <Button size="sm" variant="primary" disabled={busy} onClick={() => decide('accept')}>
          Accept
        </Button>
        <Button size="sm" disabled={busy} onClick={() => decide('reject')}>
          Reject
        </Button>
      </div>
    </li>
  )
}

function Side({ label, text }: { label: string; text: string }): ReactNode {
  return (
    <div className="mb-1">
      <p className="text-xs font-medium text-soft">{label}</p>
      <p className="line-clamp-6 font-serif break-words whitespace-pre-wrap">
        {text.trim() === '' ? '(deleted)' : text.trim()}
      </p>
    </div>
  )
}
