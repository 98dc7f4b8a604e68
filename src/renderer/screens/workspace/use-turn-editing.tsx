// Mending turns: correcting words and speakers, splitting and merging, leaving out of the book, versions, and taking back.
import { BookX, Combine, History, PencilLine, Undo2 } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { request } from '../../bridge/client.ts'
import type { MenuItem } from '../../components/menu.tsx'
import { act, takeBack } from './act-on-turn.ts'
import type { TranscriptRow } from './transcript-rows.ts'
import { TurnEditor } from './turn-editor.tsx'
import type { LineRow, TurnEditing } from './turn-editing.ts'
import { TurnVersions } from './turn-versions.tsx'

export interface TurnMending {
  editing: TurnEditing
  /** To be drawn beside the list. */
  dialog: ReactNode
}

export function useTurnEditing(rows: readonly TranscriptRow[]): TurnMending {
  const [itemId, setItemId] = useState<string | null>(null)
  const [versionsOf, setVersionsOf] = useState<LineRow | null>(null)
  const shown = useRef(rows)
  useEffect(() => {
    shown.current = rows
  }, [rows])
  // Not another one for each item told: every line in sight would be drawn again.
  const editing = useMemo(
    (): TurnEditing => ({
      itemId,
      menuOf: (row) =>
        menuOf(row, before(shown.current, row), { correct: setItemId, versions: setVersionsOf }),
      editorOf: (row) => <TurnEditor row={row} onDone={() => setItemId(null)} />,
    }),
    [itemId],
  )
  const dialog =
    versionsOf === null ? null : <TurnVersions row={versionsOf} onClose={() => setVersionsOf(null)} />
  return { editing, dialog }
}

interface Opens {
  correct(itemId: string): void
  versions(row: LineRow): void
}

function menuOf(row: LineRow, previous: LineRow | null, opens: Opens): MenuItem[] {
  const { item } = row
  const { sessionId, itemId } = item
  const isStruck = item.struckAt !== undefined && item.struckAt !== null
  const canMerge =
    previous !== null && previous.item.role === item.role && previous.item.sessionId === sessionId
  return [
    {
      id: 'correct',
      label: 'Correct or split…',
      icon: <PencilLine size={15} />,
      disabled: item.text === null,
      onSelect: () => opens.correct(itemId),
    },
    {
      id: 'merge',
      label: 'Join to the turn before',
      icon: <Combine size={15} />,
      disabled: !canMerge,
      onSelect: () =>
        void act(sessionId, 'The turns are one', 'The turns were not joined', () =>
          request('items.merge', { sessionId, itemIds: [previous?.item.itemId ?? '', itemId] }),
        ),
    },
    {
      id: 'strike',
      label: isStruck ? 'Put back into the book' : 'Leave out of the book',
      icon: <BookX size={15} />,
      onSelect: () =>
        void act(
          sessionId,
          isStruck ? 'It may be drafted again' : 'It is kept here, and no draft is told of it',
          'Nothing was changed',
          () => request('items.strike', { sessionId, itemId, struck: !isStruck }),
        ),
    },
    { id: 'line', separator: true },
    {
      id: 'versions',
      label: 'Versions…',
      icon: <History size={15} />,
      onSelect: () => opens.versions(row),
    },
    {
      id: 'undo',
      label: 'Take back the last change here',
      icon: <Undo2 size={15} />,
      onSelect: () => void takeBack(sessionId),
    },
  ]
}

/** The line before it in the same list. */
function before(rows: readonly TranscriptRow[], row: LineRow): LineRow | null {
  const previous = rows[rows.findIndex(({ key }) => key === row.key) - 1]
  return previous?.kind === 'line' ? previous : null
}
