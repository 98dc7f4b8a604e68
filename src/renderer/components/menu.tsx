// A menu behind a button.
import { Menu as Base } from '@base-ui/react/menu'
import { useRef, type ReactElement, type ReactNode } from 'react'

export type MenuItem =
  | {
      id: string
      label: string
      icon?: ReactNode
      danger?: boolean
      disabled?: boolean
      onSelect: () => void
    }
  | { id: string; separator: true }

export interface MenuProps {
  /** The button that opens it, with its own accessible name. */
  trigger: ReactElement
  items: readonly MenuItem[]
  align?: 'start' | 'end'
}

export function Menu({ trigger, items, align = 'end' }: MenuProps) {
  // Acted on once the menu is gone and has given the focus back: a dialog opened earlier could lose it to the menu.
  const chosen = useRef<(() => void) | null>(null)
  const act = (open: boolean): void => {
    if (open) return
    chosen.current?.()
    chosen.current = null
  }
  return (
    <Base.Root onOpenChangeComplete={act}>
      <Base.Trigger render={trigger as ReactElement<Record<string, unknown>>} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} className="z-50 outline-none">
          <Base.Popup className="min-w-44 rounded-lg border border-line bg-paper p-1 text-base shadow-lift outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
            {items.map((item) =>
              'separator' in item ? (
                <Base.Separator key={item.id} className="mx-2 my-1 h-px bg-line" />
              ) : (
                <Base.Item
                  key={item.id}
                  disabled={item.disabled ?? false}
                  onClick={() => {
                    chosen.current = item.onSelect
                  }}
                  className={`flex cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-1.5 outline-none select-none data-disabled:cursor-not-allowed data-disabled:opacity-50 data-highlighted:bg-hover ${item.danger === true ? 'text-live' : ''}`}
                >
                  <span className="flex w-4 justify-center" aria-hidden>
                    {item.icon}
                  </span>
                  {item.label}
                </Base.Item>
              ),
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
