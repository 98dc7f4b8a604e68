// Everything that ships, by name; arrow keys move, typing narrows, and beside it stand the words of the one that is chosen.
import { useVirtualizer } from '@tanstack/react-virtual'
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { LicenceView } from '../../../shared/ipc/about-views.ts'
import { Field } from '../../components/field.tsx'
import { countWords, foundIn, keyOf, stepFrom } from './licence-search.ts'

export function Licences({ licences }: { licences: readonly LicenceView[] }): ReactNode {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const found = foundIn(licences, typed)
  return (
    <section aria-label="Licences" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <Field
          className="min-w-60 flex-1"
          type="search"
          label="Made with the work of others"
          placeholder="A name, or a licence"
          value={typed}
          onChange={(value) => {
            setTyped(value)
            setChosen(0)
          }}
        />
        <output className="pb-2 text-sm text-soft">{countWords(found.length, licences.length)}</output>
      </div>
      <div className="flex h-[clamp(11rem,100vh-25.5rem,20rem)] min-h-0 gap-4">
        <LicenceList licences={found} chosen={chosen} onChoose={setChosen} />
        <LicenceWords licence={found[chosen] ?? null} />
      </div>
    </section>
  )
}

interface LicenceListProps {
  licences: readonly LicenceView[]
  chosen: number
  onChoose: (index: number) => void
}

// The list and its virtualizer stay in one component: they must not be compiled apart.
function LicenceList({ licences, chosen, onChoose }: LicenceListProps): ReactNode {
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({
    count: licences.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 34,
    overscan: 6,
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = stepFrom(chosen, event.key, licences.length)
    if (next === null) return
    event.preventDefault()
    onChoose(next)
    list.scrollToIndex(next)
  }
  const isDrawn = list.getVirtualItems().some(({ index }) => index === chosen)
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label="What the studio is made of"
      aria-activedescendant={isDrawn ? `${id}-${chosen}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="w-72 shrink-0 overflow-y-auto rounded-lg border border-line focus-visible:-outline-offset-2 max-[960px]:w-60"
    >
      <div role="presentation" className="relative" style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ index, start, size }) => {
          const licence = licences[index]
          if (licence === undefined) return null
          return (
            <div
              key={keyOf(licence)}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === chosen}
              aria-setsize={licences.length}
              aria-posinset={index + 1}
              tabIndex={-1}
              onClick={() => onChoose(index)}
              onKeyDown={onKeyDown}
              className="absolute inset-x-0 top-0 flex cursor-default items-baseline gap-2 px-3 py-1.5 hover:bg-hover aria-selected:bg-accent-soft"
              style={{ height: size, transform: `translateY(${start}px)` }}
            >
              <span className="min-w-0 flex-1 truncate">{licence.name}</span>
              <span className="shrink-0 text-xs text-soft">{licence.licence}</span>
            </div>
          )
        })}
      </div>
    </div>
  )
}

function LicenceWords({ licence }: { licence: LicenceView | null }): ReactNode {
  if (licence === null) return <p className="text-soft">Nothing by that name ships with the studio.</p>
  const { name, version, licence: terms, about, text } = licence
  return (
    <div
      role="region"
      aria-label={`Licence of ${name}`}
      tabIndex={0}
      className="min-w-0 flex-1 overflow-y-auto rounded-lg border border-line px-3.5 py-3 focus-visible:-outline-offset-2"
    >
      <h3 className="font-medium">{[name, version].filter((part) => part !== '').join(' ')}</h3>
      <p className="text-sm break-words text-soft">
        {[terms, about].filter((part) => part !== '').join(' · ')}
      </p>
      <pre className="mt-3 font-mono text-xs break-words whitespace-pre-wrap">{text}</pre>
    </div>
  )
}
