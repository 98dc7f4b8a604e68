// Proposals where the page has no room beside the text: a list below it, or folded to one button over its corner. While
// the author writes it comes folded: a list that opens by itself would push the line that is being written off its place.
import { useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '../../components/button.tsx'

interface ProposalListProps {
  cards: readonly { key: string; card: ReactNode }[]
}

export function ProposalList({ cards }: ProposalListProps): ReactNode {
  const [isOpen, setOpen] = useState(() => !isWriting())
  const fold = useRef<HTMLButtonElement>(null)
  const count = cards.length === 1 ? 'One proposal' : `${cards.length} proposals`
  const turn = (open: boolean) => {
    flushSync(() => setOpen(open))
    fold.current?.focus()
  }
  if (!isOpen) {
    return (
      <aside aria-label="Proposals" className="absolute right-4 bottom-3">
        <Button ref={fold} size="sm" className="shadow-lift" aria-expanded={false} onClick={() => turn(true)}>
          {count}
        </Button>
      </aside>
    )
  }
  return (
    <aside
      aria-label="Proposals"
      className="max-h-[40%] shrink-0 overflow-y-auto border-t border-line bg-desk px-4 py-3"
      tabIndex={0}
    >
      <div className="mb-2 flex items-start gap-3">
        <h2 className="min-w-0 flex-1 text-sm font-medium">
          {count}: you both changed this; your words stand until you decide
        </h2>
        <Button ref={fold} size="sm" variant="ghost" aria-expanded onClick={() => turn(false)}>
          Fold away
        </Button>
      </div>
      <ul className="flex flex-col gap-3">
        {cards.map(({ key, card }) => (
          <li key={key}>{card}</li>
        ))}
      </ul>
    </aside>
  )
}

function isWriting(): boolean {
  return document.activeElement?.closest('.cm-content') != null
}
