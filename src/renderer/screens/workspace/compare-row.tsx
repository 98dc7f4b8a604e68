// One row of a comparison: a section's name, a change word by word, or what did not change.
import { RotateCcw, UnfoldVertical } from 'lucide-react'
import { useEffect, useMemo, useRef, type ReactNode } from 'react'
import type { ComparedStretch } from '../../../shared/document/comparison.ts'
import { Button } from '../../components/button.tsx'
import type { CompareRow as Row } from './compare-rows.ts'
import { wordPieces, type WordPiece } from './compare-words.ts'
import { addedAndRemoved } from './revision-words.ts'

export type CompareLook = 'word' | 'block'

export interface CompareRowProps {
  row: Row
  look: CompareLook
  /** How many changes there are. */
  total: number
  /** The change that the author is at. */
  isCurrent: boolean
  /** It is to have the focus, once. */
  takesFocus: boolean
  onFocused: () => void
  /** null: the text as it stands is not part of the comparison. */
  onRestore: ((change: number, first: ComparedStretch, last: ComparedStretch) => void) | null
  onUnfold: (at: number) => void
}

export function CompareRow(props: CompareRowProps): ReactNode {
  const { row, look, onRestore, onUnfold } = props
  switch (row.kind) {
    case 'section':
      return <SectionRow row={row} onRestore={onRestore} />
    case 'change':
      return <ChangeRow {...props} row={row} />
    case 'same':
      return (
        <Sides look={look} before={row.text} after={row.text} pieces={[{ kind: 'same', text: row.text }]} />
      )
    case 'fold':
      return (
        <button
          type="button"
          onClick={() => onUnfold(row.at)}
          className="flex w-full items-center justify-center gap-2 bg-desk/70 py-1.5 text-sm text-soft hover:bg-hover hover:text-ink focus-visible:-outline-offset-2"
        >
          <UnfoldVertical size={14} aria-hidden />
          {row.words.toLocaleString('en-GB')} unchanged words
        </button>
      )
  }
}

function SectionRow({
  row,
  onRestore,
}: {
  row: Extract<Row, { kind: 'section' }>
  onRestore: CompareRowProps['onRestore']
}): ReactNode {
  const name = row.heading === '' ? 'Before the first heading' : row.heading
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-5 pb-2">
      <h3 className="title min-w-0 text-lg break-words">{name}</h3>
      <span className="text-sm text-soft">{row.changes === 1 ? '1 change' : `${row.changes} changes`}</span>
      {onRestore === null ? null : (
        <Button
          size="sm"
          className="ml-auto"
          icon={<RotateCcw size={13} aria-hidden />}
          aria-label={`Restore this section: ${name}`}
          onClick={() => onRestore(row.index, row.first, row.last)}
        >
          Restore this section
        </Button>
      )}
    </div>
  )
}

const kinds: Record<Exclude<ComparedStretch['kind'], 'same'>, { label: string; restore: string }> = {
  changed: { label: 'Changed', restore: 'Restore this' },
  added: { label: 'Added', restore: 'Take this out' },
  removed: { label: 'Removed', restore: 'Put this back' },
}

function ChangeRow(props: CompareRowProps & { row: Extract<Row, { kind: 'change' }> }): ReactNode {
  const { row, look, total, isCurrent, takesFocus, onFocused, onRestore } = props
  const { stretch, before, after } = row
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!takesFocus) return
    place.current?.focus({ preventScroll: true })
    onFocused()
  }, [takesFocus, onFocused])
  const pieces = useMemo(() => wordPieces(before, after), [before, after])
  if (stretch.kind === 'same') return null
  const { label, restore } = kinds[stretch.kind]
  const words = addedAndRemoved(stretch.wordsAdded, stretch.wordsRemoved)
  const number = `change ${row.index + 1} of ${total}`
  return (
    <div
      ref={place}
      role="group"
      tabIndex={-1}
      aria-label={`${label}, ${number}`}
      aria-current={isCurrent ? 'true' : undefined}
      className={`border-l-2 pb-1 outline-none ${isCurrent ? 'border-accent bg-accent-soft/50' : 'border-transparent'}`}
    >
      <div className="flex min-h-9 items-center gap-3 px-3.5 pt-1.5 text-xs text-soft tabular-nums">
        <span>
          <span className="font-medium">{label}</span>
          {words === '' ? ' · only marks or spacing' : ` · ${words}`}
        </span>
        {onRestore === null ? null : (
          <Button
            size="sm"
            variant="ghost"
            className="ml-auto"
            aria-label={`${restore}: ${number}`}
            onClick={() => onRestore(row.index, stretch, stretch)}
          >
            {restore}
          </Button>
        )}
      </div>
      <Sides look={look} before={before} after={after} pieces={pieces} />
    </div>
  )
}

interface SidesProps {
  look: CompareLook
  before: string
  after: string
  pieces: readonly WordPiece[]
}

function Sides({ look, before, after, pieces }: SidesProps): ReactNode {
  if (look === 'word') return <Prose pieces={pieces} className="max-w-[76ch] px-4 pb-2" />
  return (
    <div className="grid grid-cols-2 divide-x divide-line">
      <Prose
        pieces={before === '' ? [] : pieces.filter(({ kind }) => kind !== 'added')}
        className="px-4 pb-2"
      />
      <Prose
        pieces={after === '' ? [] : pieces.filter(({ kind }) => kind !== 'removed')}
        className="px-4 pb-2"
      />
    </div>
  )
}

function Prose({ pieces, className }: { pieces: readonly WordPiece[]; className: string }): ReactNode {
  return (
    <p className={`min-w-0 font-serif text-md leading-relaxed break-words whitespace-pre-wrap ${className}`}>
      {pieces.map((piece, index) => (
        <Words key={index} {...piece} />
      ))}
    </p>
  )
}

/** Told apart by line and colour both. */
function Words({ kind, text }: WordPiece): ReactNode {
  switch (kind) {
    case 'same':
      return text
    case 'removed':
      return <del className="rounded-xs bg-live-soft text-live line-through decoration-1">{text}</del>
    case 'added':
      return (
        <ins className="rounded-xs bg-good-soft text-good underline decoration-1 underline-offset-3">
          {text}
        </ins>
      )
  }
}
