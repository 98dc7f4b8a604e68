// Lets a screen put its own things into the window's header: states beside the title, actions at the end.
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { create } from 'zustand'

type Side = 'start' | 'end'
const useSlots = create<Record<Side, HTMLElement | null>>(() => ({ start: null, end: null }))

/** Used by a screen: `<HeaderSlot side="end"><Button>Export</Button></HeaderSlot>`. */
export function HeaderSlot({ side, children }: { side: Side; children: ReactNode }) {
  const target = useSlots((slots) => slots[side])
  return target === null ? null : createPortal(children, target)
}

/** Used by the header: the place itself. */
export function HeaderSlotTarget({ side, className = '' }: { side: Side; className?: string }) {
  return <div ref={targets[side]} className={`flex items-center gap-2 empty:hidden ${className}`} />
}

const targets: Record<Side, (element: HTMLElement | null) => void> = {
  start: (element) => useSlots.setState({ start: element }),
  end: (element) => useSlots.setState({ end: element }),
}
