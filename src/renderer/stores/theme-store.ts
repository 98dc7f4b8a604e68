// Light, dark, or as the system is.
import { create } from 'zustand'
import type { SettingsView } from '../../shared/ipc/views.ts'

export type Theme = SettingsView['theme']

interface ThemeState {
  theme: Theme
  /** Shows a theme at once; keeping it is the settings' work. */
  show(theme: Theme): void
}

export const useTheme = create<ThemeState>((set) => ({
  theme: 'system',
  show: (theme) => {
    set({ theme })
    if (typeof document !== 'undefined') applyTheme(document.documentElement, theme)
  },
}))

/** `data-theme` decides `color-scheme`, and with it every `light-dark()` token. */
export function applyTheme(root: Pick<HTMLElement, 'setAttribute' | 'removeAttribute'>, theme: Theme): void {
  if (theme === 'system') root.removeAttribute('data-theme')
  else root.setAttribute('data-theme', theme)
}
