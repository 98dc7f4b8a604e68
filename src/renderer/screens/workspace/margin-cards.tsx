// Cards in the page's right margin, each at the height of its place in the text; those that would overlap stand below one
// another. They scroll with the text.
import { useEffect, useRef, type ReactNode } from 'react'
import type { ManuscriptSession } from '../../editor/manuscript-session.ts'

const BETWEEN = 10
const EDGE = 12
const WIDEST = 320

interface MarginCardsProps {
  label: string
  manuscript: ManuscriptSession
  /** From the top of the text down. */
  cards: readonly { key: string; position: number; card: ReactNode }[]
}

export function MarginCards({ label, manuscript, cards }: MarginCardsProps): ReactNode {
  const places = useRef(new Map<string, HTMLLIElement>())
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const { layout } = manuscript
    const arrange = () => {
      if (list.current !== null) {
        list.current.style.width = `${Math.min(layout.marginWidth - EDGE, WIDEST)}px`
      }
      let free = -Infinity
      for (const { key, position } of cards) {
        const place = places.current.get(key)
        const top = layout.topOf(position)
        if (place === undefined || top === null) continue
        const at = Math.max(top, free)
        place.style.transform = `translateY(${Math.round(at)}px)`
        place.style.visibility = 'visible'
        free = at + place.offsetHeight + BETWEEN
      }
    }
    // A card grows while it is edited.
    const sizes = new ResizeObserver(arrange)
    for (const place of places.current.values()) sizes.observe(place)
    // By keyboard only: the page must not move under a pointer that is about to click.
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLButtonElement) || !target.matches(':focus-visible')) return
      const card = cards.find(({ key }) => places.current.get(key)?.contains(target))
      if (card !== undefined) manuscript.reveal(card.position)
    }
    const all = list.current
    all?.addEventListener('focusin', onFocus)
    const stop = layout.watch(arrange)
    return () => {
      all?.removeEventListener('focusin', onFocus)
      sizes.disconnect()
      stop()
    }
  }, [manuscript, cards])
  return (
    <aside aria-label={label} className="pointer-events-none absolute inset-0 overflow-clip">
      <ul ref={list} className="absolute top-0 right-3 w-60">
        {cards.map(({ key, card }) => (
          <li
            key={key}
            ref={(place) => {
              if (place === null) places.current.delete(key)
              else places.current.set(key, place)
            }}
            className="pointer-events-auto invisible absolute inset-x-0 top-0"
          >
            {card}
          </li>
        ))}
      </ul>
    </aside>
  )
}
