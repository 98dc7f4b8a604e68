// The settings as main keeps them. The key itself never comes here, only whether there is one.
import { create } from 'zustand'
import type { RequestInput } from '../../shared/ipc/contract.ts'
import type { SettingsView } from '../../shared/ipc/views.ts'
import { request, subscribe } from '../bridge/client.ts'
import { useTheme } from './theme-store.ts'

export type SettingsInput = RequestInput<'settings.save'>

interface SettingsState {
  settings: SettingsView | null
  load(): Promise<void>
  /** Throws the `StudioError` of a refused value. */
  save(input: SettingsInput): Promise<SettingsView>
}

export const useSettings = create<SettingsState>((set) => ({
  settings: null,
  load: async () => receive(set, await request('settings.get', {})),
  save: async (input) => {
    const saved = await request('settings.save', input)
    receive(set, saved)
    return saved
  },
}))

export function followSettings(): () => void {
  return subscribe('settings.changed', (settings) => receive(useSettings.setState, settings))
}

function receive(set: (state: { settings: SettingsView }) => void, settings: SettingsView): void {
  set({ settings })
  useTheme.getState().show(settings.theme)
}
