// A comparison to read and to act on: how much differs, the way from change to change, and putting back what went.
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { ComparedStretch, ManuscriptComparison } from '../../../shared/document/comparison.ts'
import { IconButton } from '../../components/button.tsx'
import { Segmented } from '../../components/radio-cards.tsx'
import type { Compared } from '../../stores/history-store.ts'
import { CompareList } from './compare-list.tsx'
import type { CompareLook } from './compare-row.tsx'
import { compareRows } from './compare-rows.ts'
import { addedAndRemoved } from './revision-words.ts'
import { useComparePlace } from './use-compare-place.ts'

interface CompareViewProps {
  compared: Compared
  /** When it appears. */
  takesFocus: boolean
  /** The comparison is made anew after it. */
  onRestore: (first: ComparedStretch, last: ComparedStretch) => Promise<void>
}

export function CompareView({ compared, takesFocus, onRestore }: CompareViewProps): ReactNode {
  const { comparison } = compared
  const [look, setLook] = useState<CompareLook>('word')
  const [unfolded, setUnfolded] = useState<readonly number[]>([])
  const rows = useMemo(() => compareRows(comparison, unfolded), [comparison, unfolded])
  const total = useMemo(() => comparison.stretches.filter(({ kind }) => kind !== 'same').length, [comparison])
  const { place, step, show, onFocused } = useComparePlace(total)
  const scroller = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takesFocus) scroller.current?.focus({ preventScroll: true })
  }, [takesFocus])
  const restore = useRestore(compared, onRestore, (change) => {
    if (total > 0) show(change)
  })
  return (
    <>
      <Bar
        summary={summary(comparison, total)}
        at={place.change < 0 ? '' : `${place.change + 1} of ${total}`}
        look={look}
        onLook={setLook}
        onStep={step}
      />
      <CompareList
        rows={rows}
        look={look}
        total={total}
        place={place}
        scroller={scroller}
        onFocused={onFocused}
        onUnfold={(at) => {
          // The pressed row goes away.
          scroller.current?.focus({ preventScroll: true })
          setUnfolded([...unfolded, at])
        }}
        onRestore={
          compared.to === null
            ? (change, first, last) => {
                scroller.current?.focus({ preventScroll: true })
                restore(change, first, last)
              }
            : null
        }
      />
    </>
  )
}

const looks = [
  { value: 'word', label: 'By word' },
  { value: 'block', label: 'By block' },
] as const

interface BarProps {
  summary: string
  /** Which change the author is at; '' = none yet. */
  at: string
  look: CompareLook
  onLook: (look: CompareLook) => void
  onStep: (by: 1 | -1) => void
}

function Bar({ summary: text, at, look, onLook, onStep }: BarProps): ReactNode {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p role="status" className="text-base tabular-nums">
        {text}
      </p>
      <div className="ml-auto flex items-center gap-1.5">
        <span className="mr-1 text-sm text-soft tabular-nums">{at}</span>
        <IconButton
          size="sm"
          label="Previous change"
          keys="P"
          icon={<ChevronUp size={16} aria-hidden />}
          onClick={() => onStep(-1)}
        />
        <IconButton
          size="sm"
          label="Next change"
          keys="N"
          icon={<ChevronDown size={16} aria-hidden />}
          onClick={() => onStep(1)}
        />
        <Segmented legend="How changes are shown" hideLegend value={look} onChange={onLook} options={looks} />
      </div>
    </div>
  )
}

/** Restores one part at a time; when the text was compared again, what has come in its place is shown. */
function useRestore(
  compared: Compared,
  onRestore: CompareViewProps['onRestore'],
  onCompared: (change: number) => void,
) {
  const restoring = useRef<{ change: number; of: Compared } | null>(null)
  const isBusy = useRef(false)
  useEffect(() => {
    const now = restoring.current
    if (now === null || now.of === compared) return
    restoring.current = null
    onCompared(now.change)
  })
  return (change: number, first: ComparedStretch, last: ComparedStretch) => {
    if (isBusy.current) return
    isBusy.current = true
    restoring.current = { change, of: compared }
    void onRestore(first, last).finally(() => {
      isBusy.current = false
    })
  }
}

function summary({ wordsAdded, wordsRemoved }: ManuscriptComparison, total: number): string {
  if (total === 0) return 'Nothing differs.'
  const words = addedAndRemoved(wordsAdded, wordsRemoved)
  const passages = total === 1 ? '1 passage differs' : `${total.toLocaleString('en-GB')} passages differ`
  return words === '' ? passages : `${words} words · ${passages}`
}
