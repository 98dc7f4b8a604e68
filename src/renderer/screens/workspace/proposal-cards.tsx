// Where drafter and author changed the same sentence: the author's text stands, the drafter's waits here for a yes or no.
// Where the page has room the cards stand beside their paragraphs, else below the page.
import { useMemo, useRef, useState, type ReactNode } from 'react'
import type { Proposal } from '../../../shared/document/document.ts'
import type { ManuscriptSession } from '../../editor/manuscript-session.ts'
import { joinSections } from '../../editor/outline.ts'
import { proposalPlace } from '../../editor/proposal-place.ts'
import { resolveProposal, useDocument } from '../../stores/document-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'
import { MarginCards } from './margin-cards.tsx'
import { ProposalCard, type Decision } from './proposal-card.tsx'
import { ProposalList } from './proposal-list.tsx'
import { useMarginWidth } from './use-margin-width.ts'

/** Pixels that a card needs beside the page. */
const CARD_WIDTH = 244

interface ProposalCardsProps {
  projectId: string
  manuscript: ManuscriptSession
}

export function ProposalCards({ projectId, manuscript }: ProposalCardsProps): ReactNode {
  const placed = usePlaces(manuscript)
  const margin = useMarginWidth(manuscript, placed.length > 0)
  const { busy, edits, edit, decide, acceptButtons } = useDecisions(projectId, manuscript, placed)
  if (placed.length === 0) return null
  const cards = placed.map(({ proposal, position }) => ({
    key: proposal.id,
    position,
    card: (
      <ProposalCard
        proposal={proposal}
        edited={edits[proposal.id] ?? null}
        isBusy={busy === proposal.id}
        focusRef={(button) => {
          if (button === null) acceptButtons.current.delete(proposal.id)
          else acceptButtons.current.set(proposal.id, button)
        }}
        onEdit={(text) => edit(proposal.id, text)}
        onDecide={(decision) => void decide(proposal.id, decision)}
        onShow={() => manuscript.goTo(position)}
      />
    ),
  }))
  if (margin >= CARD_WIDTH) return <MarginCards label="Proposals" manuscript={manuscript} cards={cards} />
  return <ProposalList cards={cards} />
}

/** The author has gone on to something else while main was asked. */
function isElsewhere(): boolean {
  const focused = document.activeElement
  return focused !== null && focused !== document.body && focused.closest('[aria-label=Proposals]') === null
}

interface Placed {
  proposal: Proposal
  position: number
}

/** Open proposals from the top of the text down. The places follow the outline, which is read in a pause of the typing. */
function usePlaces(manuscript: ManuscriptSession): Placed[] {
  const proposals = useDocument((state) => state.proposals)
  const sections = useDocument((state) => state.sections)
  const outline = useDocument((state) => state.outline)
  return useMemo(() => {
    const open = proposals.filter((proposal) => proposal.status === 'open')
    if (open.length === 0) return []
    const { text } = manuscript
    const entries = joinSections(outline.headings, sections)
    return open
      .map((proposal) => ({ proposal, position: proposalPlace(text, entries, proposal) }))
      .sort((a, b) => a.position - b.position)
  }, [manuscript, proposals, sections, outline])
}

function useDecisions(projectId: string, manuscript: ManuscriptSession, placed: readonly Placed[]) {
  const [busy, setBusy] = useState<string | null>(null)
  const [edits, setEdits] = useState<Record<string, string>>({})
  const acceptButtons = useRef(new Map<string, HTMLButtonElement>())
  const edit = (id: string, text: string | null) => {
    setEdits(({ [id]: _before, ...others }) => (text === null ? others : { ...others, [id]: text }))
    if (text === null) acceptButtons.current.get(id)?.focus()
  }
  const decide = async (id: string, { action, markdown }: Decision) => {
    const at = placed.findIndex(({ proposal }) => proposal.id === id)
    const next = placed[at + 1] ?? placed[at - 1]
    setBusy(id)
    try {
      await resolveProposal(projectId, id, action, markdown)
      const button = next === undefined ? undefined : acceptButtons.current.get(next.proposal.id)
      if (isElsewhere()) return
      if (button === undefined) manuscript.focus()
      else button.focus()
    } catch (error) {
      showProblem('The proposal stands as it was', error)
    } finally {
      setBusy(null)
    }
  }
  return { busy, edits, edit, decide, acceptButtons }
}
