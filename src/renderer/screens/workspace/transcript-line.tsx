// One turn: who speaks and what was said, to be heard, bookmarked and mended.
import { Bookmark, BookmarkCheck, Ellipsis, Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../components/button.tsx'
import { Menu } from '../../components/menu.tsx'
import { playFrom } from '../../stores/playback-store.ts'
import type { LineRow, TurnEditing } from './turn-editing.ts'

interface TranscriptLineProps {
  row: LineRow
  lit: boolean
  isHeard: boolean
  bookmarked: boolean
  onBookmark: ((sessionId: string, itemId: string) => void) | null
  editing: TurnEditing | undefined
}

export function TranscriptLine({ row, lit, isHeard, editing, ...marks }: TranscriptLineProps): ReactNode {
  const { item, speaker, byAuthor } = row
  const edge = lit || isHeard ? 'border-accent' : 'border-transparent'
  const isEdited = editing?.itemId === item.itemId
  return (
    <div
      data-item-id={item.itemId}
      aria-current={isHeard ? 'true' : undefined}
      className={`group relative border-l-2 py-2 pl-3.5 ${roomFor(row, isEdited, editing)} ${edge} ${lit || isHeard ? 'bg-accent-soft' : ''}`}
    >
      <p className={`text-xs font-medium ${byAuthor ? 'text-accent' : 'text-soft'}`}>
        {speaker}
        {isStruck(row) ? <span className="font-normal text-soft"> · left out of the book</span> : null}
      </p>
      {isEdited ? editing.editorOf(row) : <Words row={row} />}
      {isEdited ? null : <LineButtons row={row} editing={editing} {...marks} />}
    </div>
  )
}

/** Beside the words, for the buttons. */
function roomFor({ soundMs }: LineRow, isEdited: boolean, editing: TurnEditing | undefined): string {
  if (isEdited) return 'pr-3.5'
  return soundMs !== null && editing !== undefined ? 'pr-26' : 'pr-18'
}

function isStruck({ item }: LineRow): boolean {
  return item.struckAt !== undefined && item.struckAt !== null
}

function Words({ row }: { row: LineRow }): ReactNode {
  const { item, byAuthor } = row
  if (item.text === null) return <p className="text-soft italic">Sound only: recorded, not yet in words</p>
  const look = isStruck(row) ? 'text-soft line-through' : byAuthor ? 'text-ink' : 'text-soft'
  return <p className={`break-words whitespace-pre-wrap ${look}`}>{item.text}</p>
}

function LineButtons(
  props: Pick<TranscriptLineProps, 'row' | 'bookmarked' | 'onBookmark' | 'editing'>,
): ReactNode {
  const { row, bookmarked, onBookmark, editing } = props
  const { item, soundMs } = row
  return (
    <div className="absolute top-1 right-2 flex">
      {soundMs === null ? null : (
        <IconButton
          size="sm"
          label="Play from here"
          icon={<Play size={15} aria-hidden />}
          onClick={() => void playFrom(item.sessionId, soundMs)}
          className={quiet}
        />
      )}
      {onBookmark === null ? null : (
        <IconButton
          size="sm"
          label={bookmarked ? 'Bookmarked' : 'Bookmark this line'}
          icon={bookmarked ? <BookmarkCheck size={15} aria-hidden /> : <Bookmark size={15} aria-hidden />}
          aria-pressed={bookmarked}
          onClick={() => {
            if (!bookmarked) onBookmark(item.sessionId, item.itemId)
          }}
          className={bookmarked ? 'text-accent' : quiet}
        />
      )}
      {editing === undefined ? null : (
        <Menu
          trigger={
            <IconButton
              size="sm"
              label="Mend this turn"
              icon={<Ellipsis size={15} aria-hidden />}
              className={quiet}
            />
          }
          items={() => editing.menuOf(row)}
        />
      )}
    </div>
  )
}

/** Seen when the pointer or the keyboard comes near. */
const quiet = 'opacity-0 group-hover:opacity-100 focus-visible:opacity-100 data-popup-open:opacity-100'
