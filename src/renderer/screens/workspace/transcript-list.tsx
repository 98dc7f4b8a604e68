// The transcript as a list that stays fast at 10,000 lines. It follows what is being said while the author is at its
// end, stays put once they scroll up, and goes to a line when something points at it. A line that was recorded can be
// heard, and the list reads along.
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { ArrowDown } from 'lucide-react'
import { memo, useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { AudioPlayer } from '../../components/audio-player.tsx'
import { Button } from '../../components/button.tsx'
import { usePlayback } from '../../stores/playback-store.ts'
import { dayWords } from './time-words.ts'
import { rowHeardAt, rowOfItem, sessionKindLabels, type TranscriptRow } from './transcript-rows.ts'
import { TranscriptLine } from './transcript-line.tsx'
import type { TurnEditing } from './turn-editing.ts'
import { useTranscriptPlaces } from './use-transcript-places.ts'

/** Nearer than this to the end counts as being there, in pixels. */
const NEAR_END = 48

export interface TranscriptListProps {
  rows: readonly TranscriptRow[]
  bookmarked: ReadonlySet<string>
  /** null: nothing to keep bookmarks in yet. */
  onBookmark: ((sessionId: string, itemId: string) => void) | null
  /** Somebody may still speak: opens at the newest line and leads back there. */
  live: boolean
  /** Absent: lines are only read. */
  editing?: TurnEditing | undefined
}

// The list and its virtualizer stay in one component: they must not be compiled apart.
export function TranscriptList(props: TranscriptListProps): ReactNode {
  const { rows, live, bookmarked, onBookmark, editing } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [away, setAway] = useState(!live)
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 84,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: NEAR_END,
    onChange: (instance) => setAway(!instance.isAtEnd(NEAR_END)),
  })
  const indexOf = useCallback((itemId: string) => rowOfItem(rows, itemId), [rows])
  const lit = useTranscriptPlaces(list, indexOf, live)
  const heard = useReadAlong(list, rows)
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="relative min-h-0 flex-1">
        <div
          ref={scroller}
          role="log"
          aria-label="What was said"
          aria-live="off"
          tabIndex={0}
          className="h-full overflow-y-auto focus-visible:-outline-offset-2"
        >
          <div className="relative" style={{ height: list.getTotalSize() }}>
            {list.getVirtualItems().map(({ key, index, start }) => (
              <div
                key={key}
                ref={list.measureElement}
                data-index={index}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start}px)` }}
              >
                <Row
                  row={rows[index]}
                  lit={isItem(rows[index], (itemId) => itemId === lit)}
                  isHeard={index === heard}
                  bookmarked={isItem(rows[index], (itemId) => bookmarked.has(itemId))}
                  onBookmark={onBookmark}
                  editing={editing}
                />
              </div>
            ))}
          </div>
        </div>
        {live && away && rows.length > 0 ? (
          <BackToLatest onClick={() => list.scrollToEnd({ behavior: 'auto' })} />
        ) : null}
      </div>
      <AudioPlayer />
    </div>
  )
}

/** Answers the row that is heard, and keeps it in sight for as long as the author does not look elsewhere. */
function useReadAlong(list: Virtualizer<HTMLDivElement, Element>, rows: readonly TranscriptRow[]): number {
  const heard = usePlayback(({ sessionId, status, ms }) =>
    sessionId === null || status === 'over' ? -1 : rowHeardAt(rows, sessionId, ms),
  )
  const last = useRef(-1)
  useEffect(() => {
    const before = last.current
    last.current = heard
    if (heard < 0 || heard === before) return
    const { startIndex, endIndex } = list.range ?? { startIndex: 0, endIndex: rows.length }
    const wasInSight = before >= startIndex && before <= endIndex
    if (before < 0 || wasInSight) list.scrollToIndex(heard, { align: 'auto' })
  }, [heard, list, rows])
  return heard
}

function isItem(row: TranscriptRow | undefined, test: (itemId: string) => boolean): boolean {
  return row !== undefined && row.kind !== 'session' && test(row.item.itemId)
}

function BackToLatest({ onClick }: { onClick: () => void }): ReactNode {
  return (
    <Button
      size="sm"
      icon={<ArrowDown size={14} aria-hidden />}
      className="absolute bottom-3 left-1/2 -translate-x-1/2 shadow-lift"
      onClick={onClick}
    >
      Back to latest
    </Button>
  )
}

interface RowProps {
  row: TranscriptRow | undefined
  lit: boolean
  isHeard: boolean
  bookmarked: boolean
  onBookmark: TranscriptListProps['onBookmark']
  editing?: TurnEditing | undefined
}

const Row = memo(function Row({ row, lit, isHeard, bookmarked, onBookmark, editing }: RowProps): ReactNode {
  switch (row?.kind) {
    case undefined:
      return null
    case 'session':
      return (
        <p className="px-4 pt-5 pb-2 text-xs font-medium text-soft">
          {sessionKindLabels[row.session.kind]} · {dayWords(row.session.startedAt)}
        </p>
      )
    case 'marker':
      return <p className="px-4 py-2 text-center text-xs text-soft">{row.item.text}</p>
    case 'line':
      return (
        <TranscriptLine
          row={row}
          lit={lit}
          isHeard={isHeard}
          bookmarked={bookmarked}
          onBookmark={onBookmark}
          editing={editing}
        />
      )
  }
})
