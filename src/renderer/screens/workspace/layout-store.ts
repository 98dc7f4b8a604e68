// How the workspace is laid out: which sides show and which tab is in front. Kept while the studio runs.
import { create } from 'zustand'

export const sideTabs = ['transcript', 'notes', 'blueprint', 'history', 'sources'] as const
export type SideTab = (typeof sideTabs)[number]

interface Layout {
  outlineOpen: boolean
  sideOpen: boolean
  tab: SideTab
}

export const useLayout = create<Layout>(() => ({ outlineOpen: true, sideOpen: true, tab: 'transcript' }))

export function toggleOutline(): void {
  useLayout.setState(({ outlineOpen }) => ({ outlineOpen: !outlineOpen }))
}

export function toggleSide(): void {
  useLayout.setState(({ sideOpen }) => ({ sideOpen: !sideOpen }))
}

export function showTab(tab: SideTab): void {
  useLayout.setState({ tab, sideOpen: true })
}

/** Only the page; or, when only the page shows, both sides again. */
export function toggleFocusMode(): void {
  useLayout.setState(({ outlineOpen, sideOpen }) => {
    const open = !outlineOpen && !sideOpen
    return { outlineOpen: open, sideOpen: open }
  })
}
