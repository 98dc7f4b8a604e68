// The one dialog in front of the screen, so that any screen, command or menu can open it.
import { create } from 'zustand'
import type { ChosenAudioFiles } from '../../shared/ipc/audio-import-views.ts'
import type { PackageChoice } from '../../shared/ipc/package-views.ts'
import type { SalvageReport } from '../../shared/ipc/views.ts'
import type { SpokenKind } from '../../shared/ipc/spoken-views.ts'

export type Overlay =
  | { kind: 'palette' }
  | { kind: 'new-project' }
  /** Into `projectId`, or null = a new project unless the author chooses otherwise. */
  | { kind: 'import'; projectId: string | null }
  /** `dropped`: files that are chosen already; null = none yet. */
  | { kind: 'import-audio'; projectId: string | null; dropped: ChosenAudioFiles | null }
  /** Begins a spoken interview for `projectId`; without a key it says what one adds. */
  | { kind: 'voice'; projectId: string | null }
  /** Begins a recording, or a guided interview by voice: needs no key. */
  | { kind: 'record'; spoken: SpokenKind; projectId: string | null }
  /** Whole projects from files; `given`: those of a file that the studio was opened with. */
  | { kind: 'import-projects'; given: PackageChoice | null }
  /** Whole projects to files; `projectId` null = all of them. */
  | { kind: 'export-projects'; projectId: string | null; form: 'folder' | 'file' }
  /** Deletes a project with everything. */
  | { kind: 'erase-project'; projectId: string; title: string }
  /** What was read out of a damaged database. */
  | { kind: 'salvaged'; report: SalvageReport }
  /** What was drafted for the project, and what was sent for it. */
  | { kind: 'activity'; projectId: string }
  /** Versions, and whose work the studio is made of. */
  | { kind: 'about' }
  /** The computer in numbers, for a report of a bug. */
  | { kind: 'diagnostics' }

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
