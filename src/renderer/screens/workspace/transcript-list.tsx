// The transcript as a list that stays fast at 10,000 lines. It follows what is being said while the author is at its
// end, stays put once they scroll up, and goes to a line when something points at it.
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, Bookmark, BookmarkCheck } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button, IconButton } from '../../components/button.tsx'
import { useTranscriptTarget } from '../../stores/transcript-store.ts'
import { dayWords } from './time-words.ts'
import { rowOfItem, sessionKindLabels, type TranscriptRow } from './transcript-rows.ts'

/** Nearer than this to the end counts as being there, in pixels. */
const NEAR_END = 48

export interface TranscriptListProps {
  rows: readonly TranscriptRow[]
  bookmarked: ReadonlySet<string>
  /** null: nothing to keep bookmarks in yet. */
  onBookmark: ((sessionId: string, itemId: string) => void) | null
  /** Somebody may still speak: opens at the newest line and leads back there. */
  live: boolean
}

// One component on purpose: the list and its virtualizer must not be compiled apart.
export function TranscriptList({ rows, bookmarked, onBookmark, live }: TranscriptListProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null)
  const [away, setAway] = useState(!live)
  const [lit, setLit] = useState<string | null>(null)
  const target = useTranscriptTarget()
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

  useEffect(() => {
    if (live) list.scrollToEnd({ behavior: 'auto' })
    // Only when the list first shows; afterwards it follows by itself.
  }, [])

  useEffect(() => {
    if (target.itemId === null) return
    const index = rowOfItem(rows, target.itemId)
    if (index < 0) return
    list.scrollToIndex(index, { align: 'center' })
    setLit(target.itemId)
    useTranscriptTarget.setState({ itemId: null })
  }, [target, rows, list])

  return (
    <div className="relative h-full min-h-0">
      <div
        ref={scroller}
        role="log"
        aria-label="What was said"
        aria-live="off"
        tabIndex={0}
        className="h-full overflow-y-auto focus-visible:-outline-offset-2"
      >
        <div className="relative" style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map((virtual) => {
            const row = rows[virtual.index]
            return row === undefined ? null : (
              <div
                key={virtual.key}
                ref={list.measureElement}
                data-index={virtual.index}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${virtual.start}px)` }}
              >
                <Row
                  row={row}
                  lit={row.kind !== 'session' && row.item.itemId === lit}
                  bookmarked={row.kind === 'line' && bookmarked.has(row.item.itemId)}
                  onBookmark={onBookmark}
                />
              </div>
            )
          })}
        </div>
      </div>
      {live && away && rows.length > 0 ? (
        <Button
          size="sm"
          icon={<ArrowDown size={14} aria-hidden />}
          className="absolute bottom-3 left-1/2 -translate-x-1/2 shadow-lift"
          onClick={() => list.scrollToEnd({ behavior: 'auto' })}
        >
          Back to latest
        </Button>
      ) : null}
    </div>
  )
}

interface RowProps {
  row: TranscriptRow
  lit: boolean
  bookmarked: boolean
  onBookmark: TranscriptListProps['onBookmark']
}

function Row({ row, lit, bookmarked, onBookmark }: RowProps): ReactNode {
  switch (row.kind) {
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
        <div
          data-item-id={row.item.itemId}
          className={`group relative border-l-2 py-2 pr-10 pl-3.5 ${lit ? 'border-accent bg-accent-soft' : 'border-transparent'}`}
        >
          <p className={`text-xs font-medium ${row.byAuthor ? 'text-accent' : 'text-soft'}`}>{row.speaker}</p>
          <p className={`break-words whitespace-pre-wrap ${row.byAuthor ? 'text-ink' : 'text-soft'}`}>
            {row.item.text}
          </p>
          {onBookmark === null ? null : (
            <IconButton
              size="sm"
              label={bookmarked ? 'Bookmarked' : 'Bookmark this line'}
              icon={bookmarked ? <BookmarkCheck size={15} aria-hidden /> : <Bookmark size={15} aria-hidden />}
              aria-pressed={bookmarked}
              onClick={() => {
                if (!bookmarked) onBookmark(row.item.sessionId, row.item.itemId)
              }}
              className={`absolute top-1 right-2 focus-visible:opacity-100 group-hover:opacity-100 ${bookmarked ? 'text-accent' : 'opacity-0'}`}
            />
          )}
        </div>
      )
  }
}
