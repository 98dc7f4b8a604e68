// The list beside the settings: leads to a part, and shows which one is being read.
import { useEffect, useState } from 'react'

export const settingsParts = {
  computer: 'This computer',
  hosted: 'Hosted models',
  speech: 'Speech',
  drafting: 'Drafting',
  costs: 'Costs',
  updates: 'Updates',
  files: 'Your files',
} as const
type Part = keyof typeof settingsParts
const parts = Object.keys(settingsParts) as Part[]

export function partId(part: Part): string {
  return `settings-${part}`
}

export function PartsList() {
  const [current, setCurrent] = useState<Part>('computer')
  useEffect(() => followReading(setCurrent), [])
  return (
    <nav aria-label="Parts of the settings" className="sticky top-0 w-36 shrink-0 self-start">
      <ul className="flex flex-col gap-0.5">
        {parts.map((part) => (
          <li key={part}>
            <button
              type="button"
              aria-current={part === current ? 'true' : undefined}
              onClick={() => {
                setCurrent(part)
                goTo(part)
              }}
              className="w-full rounded-md px-2.5 py-1.5 text-left text-soft transition-colors hover:bg-hover hover:text-ink aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent"
            >
              {settingsParts[part]}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function goTo(part: Part): void {
  const section = document.getElementById(partId(part))
  section?.scrollIntoView({ block: 'start' })
  section?.querySelector<HTMLElement>('h3')?.focus({ preventScroll: true })
}

/** Tells the part whose beginning was passed last, whenever one comes to or leaves the upper third. */
function followReading(tell: (part: Part) => void): () => void {
  const sections = parts.map((part) => document.getElementById(partId(part)))
  const scroller = sections[0]?.closest('[data-scrolls]') ?? null
  const read = (): void => {
    if (scroller === null) return
    const { top, height } = scroller.getBoundingClientRect()
    const atEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2
    const passed = sections.filter(
      (section) => section !== null && section.getBoundingClientRect().top < top + height / 3,
    ).length
    const part = atEnd && scroller.scrollTop > 0 ? parts.at(-1) : parts[Math.max(0, passed - 1)]
    if (part !== undefined) tell(part)
  }
  scroller?.addEventListener('scroll', read, { passive: true })
  return () => scroller?.removeEventListener('scroll', read)
}
