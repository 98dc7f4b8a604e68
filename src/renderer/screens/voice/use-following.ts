// Keeps the newest line of a growing list in sight until the author scrolls up.
import { useRef, useState, type RefObject, type UIEvent } from 'react'

/** Nearer than this to the end counts as being there, in pixels. */
export const NEAR_END = 48

interface List {
  scrollToEnd(options: { behavior: 'auto' }): void
}

interface Following {
  scroller: RefObject<HTMLDivElement | null>
  /** The author has scrolled up, and may want to be led back. */
  away: boolean
  onScroll: (event: UIEvent<HTMLDivElement>) => void
  /** Rows came, grew or were measured, or the window has another size. */
  changed: (list: List) => void
  toNewest: (list: List) => void
}

export function useFollowing(): Following {
  const scroller = useRef<HTMLDivElement>(null)
  const pinned = useRef(true)
  const lastTop = useRef(0)
  const [away, setAway] = useState(false)
  return {
    scroller,
    away,
    onScroll({ currentTarget }) {
      const { scrollTop } = currentTarget
      // Only the author goes up: what grows never leads away from the newest line.
      if (isAtEnd(currentTarget)) pinned.current = true
      else if (scrollTop < lastTop.current) pinned.current = false
      lastTop.current = scrollTop
      setAway(!pinned.current)
    },
    changed(list) {
      // Once the rows have their heights.
      requestAnimationFrame(() => {
        if (scroller.current === null || !pinned.current || isAtEnd(scroller.current)) return
        list.scrollToEnd({ behavior: 'auto' })
      })
    },
    toNewest(list) {
      pinned.current = true
      list.scrollToEnd({ behavior: 'auto' })
    },
  }
}

function isAtEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight <= NEAR_END
}
