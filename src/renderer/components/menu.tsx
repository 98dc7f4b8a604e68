// A menu behind a button, or at the place of a right click (and of the menu key).
import { ContextMenu as BaseContext } from '@base-ui/react/context-menu'
import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import { useRef, type ReactElement, type ReactNode } from 'react'

export type MenuItem =
  | {
      id: string
      label: string
      icon?: ReactNode
      /** The keys that do the same, shown at the end. */
      keys?: string
      /** One of several states: this one holds, or does not. */
      checked?: boolean
      danger?: boolean
      disabled?: boolean
      onSelect: () => void
    }
  | { id: string; separator: true }

interface Items {
  /** As a function: asked for when the menu opens. */
  items: readonly MenuItem[] | (() => readonly MenuItem[])
}

export interface MenuProps extends Items {
  /** The button that opens it, with its own accessible name. */
  trigger: ReactElement
  align?: 'start' | 'end'
}

export function Menu({ trigger, items, align = 'end' }: MenuProps) {
  const { choose, act } = useChosen()
  return (
    <Base.Root onOpenChangeComplete={act}>
      <Base.Trigger render={trigger as ReactElement<Record<string, unknown>>} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} className="z-50 outline-none">
          <Popup items={items} choose={choose} />
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** `area` is what is clicked; it is given the menu's handlers. */
export function ContextMenu({ area, items }: Items & { area: ReactElement }) {
  const { choose, act } = useChosen()
  return (
    <BaseContext.Root onOpenChangeComplete={act}>
      <BaseContext.Trigger render={area as ReactElement<Record<string, unknown>>} />
      <BaseContext.Portal>
        <BaseContext.Positioner className="z-50 outline-none">
          <Popup items={items} choose={choose} />
        </BaseContext.Positioner>
      </BaseContext.Portal>
    </BaseContext.Root>
  )
}

/** Acts once the menu is gone and has given the focus back: a dialog opened earlier could lose it to the menu. */
function useChosen() {
  const chosen = useRef<(() => void) | null>(null)
  return {
    choose(select: () => void): void {
      chosen.current = select
    },
    act(open: boolean): void {
      if (open) return
      chosen.current?.()
      chosen.current = null
    },
  }
}

function Popup({ items, choose }: Items & { choose: (select: () => void) => void }) {
  return (
    <Base.Popup className="max-h-(--available-height) min-w-44 overflow-y-auto rounded-lg border border-line bg-paper p-1 text-base shadow-lift outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
      {(typeof items === 'function' ? items() : items).map((item) =>
        'separator' in item ? (
          <Base.Separator key={item.id} className="mx-2 my-1 h-px bg-line" />
        ) : (
          <Base.Item
            key={item.id}
            disabled={item.disabled ?? false}
            {...(item.checked === undefined ? {} : { role: 'menuitemradio', 'aria-checked': item.checked })}
            onClick={() => choose(item.onSelect)}
            className={`flex cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-1.5 outline-none select-none data-disabled:cursor-not-allowed data-disabled:opacity-50 data-highlighted:bg-hover ${item.danger === true ? 'text-live' : ''}`}
          >
            <span className="flex w-4 justify-center" aria-hidden>
              {item.icon}
            </span>
            {item.label}
            {item.checked === true ? <Check size={15} aria-hidden className="ml-auto text-accent" /> : null}
            {item.keys === undefined ? null : (
              <span className="ml-auto pl-4 text-xs text-soft" aria-hidden>
                {item.keys}
              </span>
            )}
          </Base.Item>
        ),
      )}
    </Base.Popup>
  )
}
