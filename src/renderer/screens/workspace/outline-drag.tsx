// Dragging a section to another place of the outline with the mouse; the keyboard has Alt and the arrow keys.
import { useState, type DragEvent, type LiHTMLAttributes, type ReactNode } from 'react'

export interface RowDrag {
  /** It is the one under way. */
  dragged: boolean
  handlers: LiHTMLAttributes<HTMLLIElement>
  /** Where it would go, when that is at this row. */
  line: ReactNode
}

/** Its own kind, so that nothing else takes a section for text. */
const KIND = 'application/x-studio-section'

interface Place {
  /** Index among the rows that move; -1 = the title, where everything goes below. */
  index: number
  /** How many rows move. */
  count: number
  /** null = this row stays where it is. */
  sectionId: string | null
}

/** `onDrop` is told the gap: 0 = before the first row that moves. */
export function useOutlineDrag(onDrop: (sectionId: string, gap: number) => void) {
  const [dragged, setDragged] = useState<string | null>(null)
  const [gap, setGap] = useState<number | null>(null)
  const end = () => {
    setDragged(null)
    setGap(null)
  }
  return ({ index, count, sectionId }: Place): RowDrag => ({
    dragged: dragged !== null && dragged === sectionId,
    line: dragged === null ? null : <Line at={edgeOf(gap, index, count)} />,
    handlers: {
      onDragStart(event) {
        if (sectionId === null) return
        event.dataTransfer.setData(KIND, sectionId)
        event.dataTransfer.effectAllowed = 'move'
        setDragged(sectionId)
      },
      onDragOver(event) {
        if (dragged === null) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'move'
        setGap(index < 0 ? 0 : index + (isLowerHalf(event) ? 1 : 0))
      },
      onDrop(event) {
        if (dragged === null || gap === null) return
        event.preventDefault()
        onDrop(dragged, gap)
        end()
      },
      onDragEnd: end,
    },
  })
}

function isLowerHalf(event: DragEvent<HTMLLIElement>): boolean {
  const { top, height } = event.currentTarget.getBoundingClientRect()
  return event.clientY > top + height / 2
}

/** A gap shows at the row below it; the last one under the last row. */
function edgeOf(gap: number | null, index: number, count: number): 'top' | 'bottom' | null {
  if (gap === null || index < 0) return null
  if (gap === index) return 'top'
  return gap === count && index === count - 1 ? 'bottom' : null
}

function Line({ at }: { at: 'top' | 'bottom' | null }): ReactNode {
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
