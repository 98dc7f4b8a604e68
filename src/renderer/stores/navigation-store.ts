// Which screen is in front.
import { create } from 'zustand'

export type View =
  | { screen: 'library' }
  | { screen: 'project'; projectId: string }
  | { screen: 'interview'; sessionId: string; projectId: string | null }
  /** The voice session of voice-store; `projectId` = what it is about, as far as is known. */
  | { screen: 'voice'; projectId: string | null }
  /** The recording, or the guided interview by voice, of spoken-store. */
  | { screen: 'recording'; projectId: string | null }
  /** `query` null = what was looked for last. */
  | { screen: 'search'; query: string | null }
  /** Every sitting of a project; null = of all. `sessionId` null = the newest. */
  | { screen: 'archive'; projectId: string | null; sessionId: string | null }
  | { screen: 'settings' }

interface Navigation {
  view: View
  /** Where Settings goes back to. */
  previous: View
  go(view: View): void
  back(): void
}

export const useNavigation = create<Navigation>((set) => ({
  view: { screen: 'library' },
  previous: { screen: 'library' },
  go: (view) =>
    set((state) => ({ view, previous: state.view.screen === 'settings' ? state.previous : state.view })),
  back: () => set((state) => ({ view: state.previous, previous: { screen: 'library' } })),
}))

/** For code outside React. */
export function go(view: View): void {
  useNavigation.getState().go(view)
}

/** The project in front, behind the settings too. */
export function projectOf(view: View, previous: View): string | null {
  const shown = view.screen === 'settings' ? previous : view
  return 'projectId' in shown ? shown.projectId : null
}
