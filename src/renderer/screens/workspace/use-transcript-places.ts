// Where a list of what was said begins, and where it goes when something points into it.
import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { transcriptItemShown, useTranscriptTarget } from '../../stores/transcript-store.ts'

/**
 * Starts at the newest line while somebody may still speak, and goes where something points. `indexOf` answers the row
 * of an item, -1 for none; it changes when the rows do. Answers the item that was gone to.
 */
export function useTranscriptPlaces(
  list: Virtualizer<HTMLDivElement, Element>,
  indexOf: (itemId: string) => number,
  live: boolean,
): string | null {
  const target = useTranscriptTarget()
  const started = useRef(false)
  useEffect(() => {
    // Only when the list first shows; afterwards it follows by itself.
    if (live && !started.current) list.scrollToEnd({ behavior: 'auto' })
    started.current = true
  }, [list, live])
  useEffect(() => {
    if (target.itemId === null) return
    const index = indexOf(target.itemId)
    if (index < 0) return
    list.scrollToIndex(index, { align: 'center' })
    transcriptItemShown(target.itemId)
  }, [target, indexOf, list])
  return target.lit
}
