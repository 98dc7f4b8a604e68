// Cards in the page's right margin, each at the height of its place in the text; those that would overlap stand below one
// another. They scroll with the text, and a button leads to those out of view.
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import type { ManuscriptSession } from '../../editor/manuscript-session.ts'

const BETWEEN = 10
const EDGE = 12
const WIDEST = 320

interface MarginCard {
  key: string
  position: number
  card: ReactNode
}

interface MarginCardsProps {
  label: string
  manuscript: ManuscriptSession
  /** From the top of the text down. */
  cards: readonly MarginCard[]
}

export function MarginCards({ label, manuscript, cards }: MarginCardsProps): ReactNode {
  const places = useRef(new Map<string, HTMLLIElement>())
  const list = useRef<HTMLUListElement>(null)
  const [away, setAway] = useState<readonly string[]>([])
  useEffect(() => {
    if (list.current === null) return undefined
    return keepArranged(list.current, places.current, manuscript, cards, (keys) =>
      setAway((before) => (before.join() === keys.join() ? before : keys)),
    )
  }, [manuscript, cards])
  const next = cards.find(({ key }) => key === away[0])
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
      {next === undefined ? null : (
        <Button
          size="sm"
          className="pointer-events-auto absolute right-4 bottom-3 shadow-lift"
          onClick={() => manuscript.reveal(next.position)}
        >
          {away.length === 1 ? 'One proposal' : `${away.length} proposals`} out of view
        </Button>
      )}
    </aside>
  )
}

/** Until the answer is called. `tellAway`: keys of cards out of view, those below first. */
function keepArranged(
  list: HTMLElement,
  places: ReadonlyMap<string, HTMLElement>,
  manuscript: ManuscriptSession,
  cards: readonly MarginCard[],
  tellAway: (keys: string[]) => void,
): () => void {
  const { layout } = manuscript
  const arrange = () => {
    list.style.width = `${Math.min(layout.marginWidth - EDGE, WIDEST)}px`
    const [above, below]: [string[], string[]] = [[], []]
    let free = -Infinity
    for (const { key, position } of cards) {
      const place = places.get(key)
      const top = layout.topOf(position)
      if (place === undefined || top === null) continue
      const at = Math.max(top, free)
      place.style.transform = `translateY(${Math.round(at)}px)`
      place.style.visibility = 'visible'
      free = at + place.offsetHeight + BETWEEN
      if (at >= layout.height) below.push(key)
      else if (free <= BETWEEN) above.push(key)
    }
    tellAway([...below, ...above])
  }
  // By keyboard only: the page must not move under a pointer that is about to click.
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLButtonElement) || !target.matches(':focus-visible')) return
    const card = cards.find(({ key }) => places.get(key)?.contains(target))
    const { top, bottom } = target.getBoundingClientRect()
    const page = list.parentElement?.getBoundingClientRect()
    if (page !== undefined && (top < page.top || bottom > page.bottom) && card !== undefined) {
      manuscript.reveal(card.position)
    }
  }
  const onWheel = ({ target, deltaY }: WheelEvent) => {
    if (!(target instanceof HTMLTextAreaElement)) layout.scrollBy(deltaY)
  }
  // A card grows while it is edited.
  const sizes = new ResizeObserver(arrange)
  for (const place of places.values()) sizes.observe(place)
  list.addEventListener('focusin', onFocus)
  list.addEventListener('wheel', onWheel, { passive: true })
  const stop = layout.watch(arrange)
  return () => {
    list.removeEventListener('focusin', onFocus)
    list.removeEventListener('wheel', onWheel)
    sizes.disconnect()
    stop()
  }
}
