// Outline, page and side panel, each resizable. In a narrow window the side panel lies over the page instead.
import { useEffect, useRef, type ReactNode } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { isSideShown, setNarrow, toggleSide, useLayout } from './layout-store.ts'

interface Parts {
  outline: ReactNode
  page: ReactNode
  side: ReactNode
}

const NARROW = '(max-width: 1079px)'

export function WorkspaceLayout({ outline, page, side }: Parts): ReactNode {
  const { outlineOpen, narrow } = useLayout()
  const shown = useLayout(isSideShown)
  useNarrowness()
  return (
    <div className="relative h-full min-h-0">
      <Group orientation="horizontal" className="h-full" disableCursor>
        {outlineOpen ? (
          <>
            <Panel
              id="outline"
              defaultSize="212px"
              minSize="170px"
              maxSize="380px"
              groupResizeBehavior="preserve-pixel-size"
            >
              {outline}
            </Panel>
            <Handle label="Resize the outline" />
          </>
        ) : null}
        <Panel id="page" minSize="360px">
          {page}
        </Panel>
        {shown && !narrow ? (
          <>
            <Handle label="Resize the side panel" />
            <Panel
              id="side"
              defaultSize="424px"
              minSize="300px"
              maxSize="640px"
              groupResizeBehavior="preserve-pixel-size"
            >
              {side}
            </Panel>
          </>
        ) : null}
      </Group>
      {shown && narrow ? <Overlay>{side}</Overlay> : null}
    </div>
  )
}

/** Over the page; Esc puts it away. */
function Overlay({ children }: { children: ReactNode }): ReactNode {
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) toggleSide()
    }
    const element = place.current
    element?.addEventListener('keydown', onKey)
    return () => element?.removeEventListener('keydown', onKey)
  }, [])
  return (
    <aside
      ref={place}
      aria-label="Beside the page"
      className="absolute inset-y-0 right-0 w-[min(26rem,calc(100%-3rem))] border-l border-line bg-desk shadow-lift"
    >
      {children}
    </aside>
  )
}

function Handle({ label }: { label: string }): ReactNode {
  return (
    <Separator
      aria-label={label}
      className="w-px bg-line outline-none transition-colors hover:bg-edge focus-visible:w-0.5 focus-visible:bg-accent data-[separator=active]:bg-accent"
    />
  )
}

function useNarrowness(): void {
  useEffect(() => {
    const list = window.matchMedia(NARROW)
    const look = () => setNarrow(list.matches)
    look()
    list.addEventListener('change', look)
    return () => list.removeEventListener('change', look)
  }, [])
}
