// The one dialog in front of the screen, so that any screen, command or menu can open it.
import { create } from 'zustand'

export type Overlay =
  | { kind: 'palette' }
  | { kind: 'new-project' }
  /** Into `projectId`, or null = a new project unless the author chooses otherwise. */
  | { kind: 'import'; projectId: string | null }
  /** Begins a spoken interview for `projectId`; without a key it says what one adds. */
  | { kind: 'voice'; projectId: string | null }
  /** What was drafted for the project, and what was sent for it. */
  | { kind: 'activity'; projectId: string }

interface OverlayState {
  overlay: Overlay | null
  open(overlay: Overlay): void
  close(): void
}

export const useOverlay = create<OverlayState>((set) => ({
  overlay: null,
  open: (overlay) => set({ overlay }),
  close: () => set({ overlay: null }),
}))

export function openOverlay(overlay: Overlay): void {
  useOverlay.getState().open(overlay)
}
