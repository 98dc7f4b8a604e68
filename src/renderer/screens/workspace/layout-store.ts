// How the workspace is laid out: which sides show and which tab is in front. Kept while the studio runs.
import { create } from 'zustand'

export const sideTabs = ['transcript', 'notes', 'blueprint', 'history', 'sources'] as const
export type SideTab = (typeof sideTabs)[number]

interface Layout {
  /** The window is too narrow for three columns: the side panel lies over the page, and only when asked for. */
  narrow: boolean
  outlineOpen: boolean
  sideOpen: boolean
  overlayOpen: boolean
  tab: SideTab
  /** The drafter's words and the author's are told apart on the page. */
  authorshipShown: boolean
}

export const useLayout = create<Layout>(() => ({
  narrow: false,
  outlineOpen: true,
  sideOpen: true,
  overlayOpen: false,
  tab: 'transcript',
  authorshipShown: true,
}))

export function isSideShown({ narrow, sideOpen, overlayOpen }: Layout): boolean {
  return narrow ? overlayOpen : sideOpen
}

export function setNarrow(narrow: boolean): void {
  useLayout.setState({ narrow, overlayOpen: false })
}

export function toggleOutline(): void {
  useLayout.setState(({ outlineOpen }) => ({ outlineOpen: !outlineOpen }))
}

export function toggleSide(): void {
  useLayout.setState((layout) => sideShown(layout, !isSideShown(layout)))
}

export function showTab(tab: SideTab): void {
  useLayout.setState((layout) => ({ tab, ...sideShown(layout, true) }))
}

export function toggleAuthorship(): void {
  useLayout.setState(({ authorshipShown }) => ({ authorshipShown: !authorshipShown }))
}

/** Only the page; or, when only the page shows, both sides again. */
export function toggleFocusMode(): void {
  useLayout.setState((layout) => {
    const open = !layout.outlineOpen && !isSideShown(layout)
    return { outlineOpen: open, ...sideShown(layout, open) }
  })
}

function sideShown({ narrow }: Layout, shown: boolean): Partial<Layout> {
  return narrow ? { overlayOpen: shown } : { sideOpen: shown }
}
