// The rows of a comparison, as many as fit: a manuscript of any length is compared word by word only where it is looked at.
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, type ReactNode, type RefObject } from 'react'
import { CompareRow, type CompareRowProps } from './compare-row.tsx'
import type { CompareRow as Row } from './compare-rows.ts'
import type { ComparePlace } from './use-compare-place.ts'

interface CompareListProps extends Pick<
  CompareRowProps,
  'look' | 'total' | 'onRestore' | 'onUnfold' | 'onFocused'
> {
  rows: readonly Row[]
  place: ComparePlace
  scroller: RefObject<HTMLDivElement | null>
}

// The list and its virtualizer stay in one component: they must not be compiled apart.
export function CompareList(props: CompareListProps): ReactNode {
  const { rows, look, place, scroller, ...shared } = props
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'fold' ? 33 : 110),
    getItemKey: (index) => `${look} ${rows[index]?.key ?? index}`,
    overscan: 6,
  })
  const target = useMemo(
    () => rows.findIndex((row) => row.kind === 'change' && row.index === place.change),
    [rows, place.change],
  )
  const shownTurn = useRef(0)
  useEffect(() => {
    if (place.turn === shownTurn.current || target < 0) return
    shownTurn.current = place.turn
    list.scrollToIndex(target, { align: 'center' })
  }, [place.turn, target, list])
  return (
    <div
      ref={scroller}
      role="region"
      aria-label="What differs"
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto rounded-md border border-line focus-visible:-outline-offset-2"
    >
      <div className="relative" style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ key, index, start }) => {
          const row = rows[index]
          return (
            <div
              key={key}
              ref={list.measureElement}
              data-index={index}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
            >
              {row === undefined ? null : (
                <CompareRow
                  {...shared}
                  row={row}
                  look={look}
                  isCurrent={index === target}
                  takesFocus={place.takesFocus && index === target}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
