// One proposal: the author's words and the drafter's with what differs, and the decision.
import { CornerUpLeft } from 'lucide-react'
import { useMemo, type ReactNode, type Ref } from 'react'
import type { Proposal } from '../../../shared/document/document.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { TextArea } from '../../components/field.tsx'
import { compareTexts, sidesOf, type Piece } from '../../editor/comparison.ts'
import { shortened } from './shortened-pieces.ts'

export interface Decision {
  action: 'accept' | 'reject'
  /** As the author has changed it. */
  markdown?: string
}

interface ProposalCardProps {
  proposal: Proposal
  /** The drafter's words as they are being changed; null = not being changed. */
  edited: string | null
  isBusy: boolean
  /** Where the focus goes when the card before it was decided. */
  focusRef: Ref<HTMLButtonElement>
  onEdit(text: string | null): void
  onDecide(decision: Decision): void
  onShow(): void
}

/** Below this share of words in common, marking what differs marks nearly all of it. */
const WORTH_MARKING = 0.4

function sidesToRead({ authorMarkdown, drafterMarkdown }: Proposal): ReturnType<typeof sidesOf> {
  const sides = sidesOf(compareTexts(authorMarkdown.trim(), drafterMarkdown.trim()))
  const most = Math.max(lengthOf(sides.before), lengthOf(sides.after))
  const common = lengthOf(sides.before.filter(({ isChanged }) => !isChanged))
  return common / most >= WORTH_MARKING ? sides : { before: whole(sides.before), after: whole(sides.after) }
}

const lengthOf = (pieces: readonly Piece[]) => pieces.reduce((sum, { text }) => sum + text.length, 0)
const whole = (pieces: readonly Piece[]): Piece[] => [
  { text: pieces.map(({ text }) => text).join(''), isChanged: false },
]

export function ProposalCard(props: ProposalCardProps): ReactNode {
  const { proposal, edited, onShow } = props
  const sides = useMemo(() => sidesToRead(proposal), [proposal])
  return (
    // The button does the same by keyboard.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className="rounded-lg border border-line bg-paper p-3 shadow-card"
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest('button, textarea') === null) onShow()
      }}
    >
      <Side label="Yours" pieces={sides.before} look="bg-live-soft text-live" />
      {edited === null ? (
        <Side label="The drafter’s" pieces={sides.after} look="bg-good-soft text-good" />
      ) : (
        <Editing {...props} edited={edited} />
      )}
      <Buttons {...props} />
    </div>
  )
}

function Editing({ edited, onEdit }: ProposalCardProps & { edited: string }): ReactNode {
  return (
    <TextArea
      label="The drafter’s, as you would have it"
      rows={5}
      autoFocus
      value={edited}
      onChange={onEdit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onEdit(null)
      }}
    />
  )
}

function Buttons({
  proposal,
  edited,
  isBusy,
  focusRef,
  onEdit,
  onDecide,
  onShow,
}: ProposalCardProps): ReactNode {
  // Busy buttons keep the focus, which a disabled one would drop.
  const decide = (decision: Decision) => {
    if (!isBusy) onDecide(decision)
  }
  const accepted: Decision = { action: 'accept', ...(edited === null ? {} : { markdown: edited }) }
  return (
    // Long texts scroll behind the decision, down to the edge: past the padding of the list.
    <div className="sticky -bottom-3 -mx-3 mt-1.5 -mb-3 flex flex-wrap items-center gap-1.5 rounded-b-lg bg-paper px-3 pt-1.5 pb-3">
      <Button
        ref={focusRef}
        size="sm"
        variant="primary"
        aria-disabled={isBusy || edited?.trim() === ''}
        onClick={() => {
          if (edited?.trim() !== '') decide(accepted)
        }}
      >
        {edited === null ? 'Accept' : 'Accept as edited'}
      </Button>
      {edited === null ? (
        <>
          <Button size="sm" aria-disabled={isBusy} onClick={() => decide({ action: 'reject' })}>
            Reject
          </Button>
          <Button size="sm" variant="ghost" onClick={() => onEdit(proposal.drafterMarkdown.trim())}>
            Edit
          </Button>
        </>
      ) : (
        <Button size="sm" variant="ghost" onClick={() => onEdit(null)}>
          Do not edit
        </Button>
      )}
      <IconButton
        size="sm"
        label="Show in the text"
        icon={<CornerUpLeft size={14} aria-hidden />}
        className="ml-auto text-soft"
        onClick={onShow}
      />
    </div>
  )
}

function Side({ label, pieces, look }: { label: string; pieces: readonly Piece[]; look: string }): ReactNode {
  return (
    <div className="mb-1.5">
      <p className="text-xs font-medium text-soft">{label}</p>
      <p className="line-clamp-[14] font-serif break-words whitespace-pre-wrap">
        {pieces.every(({ text }) => text === '')
          ? '(nothing there)'
          : shortened(pieces).map(({ text, isChanged, at }) =>
              text === '' ? null : isChanged ? (
                <mark key={at} className={`rounded-xs underline decoration-1 underline-offset-3 ${look}`}>
                  {text}
                </mark>
              ) : (
                <span key={at}>{text}</span>
              ),
            )}
      </p>
    </div>
  )
}
