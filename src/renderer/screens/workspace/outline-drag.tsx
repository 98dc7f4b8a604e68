// Dragging a section to another place of the outline with the mouse; the keyboard has Alt and the arrow keys. The list
// hears the mouse for all of its rows, so that a row is drawn anew only when something of its own has changed.
import { useState, type DragEvent, type HTMLAttributes, type ReactNode } from 'react'

/** Its own kind, so that nothing else takes a section for text. */
const KIND = 'application/x-studio-section'

export type DropEdge = 'top' | 'bottom'

export interface OutlineDrag {
  /** The section that is under way. */
  dragged: string | null
  /** Where the line is drawn at the row of this index, among those that move. */
  edgeAt(index: number, count: number): DropEdge | null
  /** For the list. */
  handlers: HTMLAttributes<HTMLOListElement>
}

/** `onDrop` is told the gap: 0 = before the first row that moves. */
export function useOutlineDrag(onDrop: (sectionId: string, gap: number) => void): OutlineDrag {
  const [dragged, setDragged] = useState<string | null>(null)
  const [gap, setGap] = useState<number | null>(null)
  const end = () => {
    setDragged(null)
    setGap(null)
  }
  return {
    dragged,
    edgeAt: (index, count) => (dragged === null ? null : edgeOf(gap, index, count)),
    handlers: {
      onDragStart(event) {
        const sectionId = rowAt(event)?.dataset['section']
        if (sectionId === undefined) return
        event.dataTransfer.setData(KIND, sectionId)
        event.dataTransfer.effectAllowed = 'move'
        setDragged(sectionId)
      },
      onDragOver(event) {
        if (dragged === null) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'move'
        const next = gapAt(event)
        if (next !== null) setGap(next)
      },
      onDrop(event) {
        // By where it is let go: the line of the last move may not be drawn yet.
        const to = gapAt(event) ?? gap
        if (dragged === null || to === null) return
        event.preventDefault()
        onDrop(dragged, to)
        end()
      },
      onDragEnd: end,
    },
  }
}

function rowAt({ target }: DragEvent): HTMLElement | null {
  return target instanceof Element ? target.closest('li') : null
}

/** null = between two rows. At a row that stays, as the title does, everything goes below it. */
function gapAt(event: DragEvent<HTMLOListElement>): number | null {
  const row = rowAt(event)
  if (row === null) return null
  const index = [...event.currentTarget.querySelectorAll('[data-section]')].indexOf(row)
  return index < 0 ? 0 : index + (isLowerHalf(event, row) ? 1 : 0)
}

function isLowerHalf({ clientY }: DragEvent, row: Element): boolean {
  const { top, height } = row.getBoundingClientRect()
  return clientY > top + height / 2
}

/** A gap shows at the row below it; the last one under the last row. */
function edgeOf(gap: number | null, index: number, count: number): DropEdge | null {
  if (gap === null) return null
  if (gap === index) return 'top'
  return gap === count && index === count - 1 ? 'bottom' : null
}

export function DropLine({ at }: { at: DropEdge | null }): ReactNode {
  if (at === null) return null
  const place = at === 'top' ? '-top-px' : '-bottom-px'
  return (
    <span
      aria-hidden
      data-drop-line
      className={`pointer-events-none absolute inset-x-1 z-10 h-0.5 rounded-full bg-accent ${place}`}
    />
  )
}
