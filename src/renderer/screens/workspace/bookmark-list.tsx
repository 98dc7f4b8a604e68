// Bookmarked lines of the transcript.
import type { ReactNode } from 'react'
import type { TranscriptPointer } from '../../../shared/note/note.ts'
import { MomentLink } from './moment-link.tsx'
import { momentWords } from './time-words.ts'

export function BookmarkList({ pointers }: { pointers: readonly TranscriptPointer[] }): ReactNode {
  if (pointers.length === 0) return null
  return (
    <>
      <h2 className="mt-7 mb-2 text-sm font-medium">Bookmarks</h2>
      <ul className="flex flex-col gap-1">
        {pointers.map((pointer) => (
          <li key={pointer.id}>
            <MomentLink itemId={pointer.itemId}>
              {pointer.label ?? `A line bookmarked ${momentWords(pointer.createdAt)}`}
            </MomentLink>
          </li>
        ))}
      </ul>
    </>
  )
}
