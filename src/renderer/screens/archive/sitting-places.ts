// Places in a sitting that the author wanted to find again: marks set while recording, and bookmarked turns.
import type { MarkerView } from '../../../shared/ipc/spoken-views.ts'
import type { TranscriptPointer } from '../../../shared/note/note.ts'
import type { TranscriptItem } from '../../../shared/transcript/item.ts'

export interface SittingPlace {
  key: string
  kind: 'mark' | 'bookmark'
  label: string
  /** On the recording clock; null = there is no sound of it. */
  ms: number | null
  /** The turn that it is in, or the next one; null = none comes. */
  itemId: string | null
}

const EXCERPT = 60

/** In the order of the sitting. */
export function placesOf(
  items: readonly TranscriptItem[],
  markers: readonly MarkerView[],
  pointers: readonly TranscriptPointer[],
): SittingPlace[] {
  const position = new Map(items.map((item) => [item.itemId, item]))
  const marks = markers.map(({ id, atMs, label }): SittingPlace & { order: number } => {
    const turn = turnAt(items, atMs)
    const order = turn === null ? Infinity : turn.position
    return { key: id, kind: 'mark', label: label ?? 'A mark', ms: atMs, itemId: turn?.itemId ?? null, order }
  })
  const bookmarks = pointers.flatMap(({ id, itemId, label }) => {
    const item = position.get(itemId)
    if (item === undefined) return []
    const ms = item.audioStartMs
    return [
      {
        key: id,
        kind: 'bookmark' as const,
        label: label ?? excerpt(item.text),
        ms,
        itemId,
        order: item.position,
      },
    ]
  })
  return [...marks, ...bookmarks]
    .toSorted((a, b) => a.order - b.order || (a.ms ?? 0) - (b.ms ?? 0))
    .map(({ order: _order, ...place }) => place)
}

/** What is said at that moment, or what is said next. */
function turnAt(items: readonly TranscriptItem[], ms: number): TranscriptItem | null {
  return (
    items.find(
      ({ type, audioStartMs, audioEndMs }) =>
        type === 'message' && audioStartMs !== null && (audioEndMs ?? audioStartMs) > ms,
    ) ?? null
  )
}

function excerpt(text: string | null): string {
  const words = (text ?? '').trim()
  if (words === '') return 'A bookmarked turn'
  return words.length <= EXCERPT ? words : `${words.slice(0, EXCERPT).trimEnd()}…`
}
