// The settings as they are being edited, and what a save sends.
import type { SettingsView } from '../../../shared/ipc/views.ts'
import type { SettingsInput } from '../../stores/settings-store.ts'

export type SettingsForm = Omit<SettingsView, 'hasApiKey' | 'keyStorage'> & {
  /** What was typed; empty = leave the key as it is. */
  apiKey: string
}

export const settingsFields = ['apiKey', 'baseUrl', 'realtimeModel', 'draftingModel', 'microphone'] as const

export function formOf({ hasApiKey: _has, keyStorage: _where, ...rest }: SettingsView): SettingsForm {
  return { ...rest, apiKey: '' }
}

export function inputOf({ apiKey, ...rest }: SettingsForm): SettingsInput {
  const key = apiKey.trim()
  return key === '' ? rest : { ...rest, apiKey: key }
}

export function isChanged(form: SettingsForm, stored: SettingsView): boolean {
  const before = formOf(stored)
  return (Object.keys(before) as (keyof SettingsForm)[]).some((name) => form[name] !== before[name])
}

/** A key belongs to one server: main forgets it when the address changes and no new key comes along. */
export function willForgetKey(form: SettingsForm, stored: SettingsView): boolean {
  return stored.hasApiKey && form.apiKey.trim() === '' && form.baseUrl.trim() !== stored.baseUrl
}

/** Where the key is, in words. */
export function keyPlace(storage: SettingsView['keyStorage']): string {
  switch (storage) {
    case 'keyring':
      return 'A key is kept, encrypted by this computer’s keyring. Type to replace it.'
    case 'memory':
      return 'This computer offers no keyring, so the key is held in memory only and forgotten when the studio quits.'
    case 'none':
      return 'No key yet, and none is needed for guided interviews, imports, drafting or export.'
  }
}

export interface Device {
  deviceId: string
  label: string
}

/** Choices for the microphone; one that is kept but not plugged in stays in the list. */
export function microphoneOptions(
  devices: readonly Device[],
  kept: string,
): { value: string; label: string }[] {
  const found = devices
    .filter(({ deviceId }) => deviceId !== '' && deviceId !== 'default' && deviceId !== 'communications')
    .map(({ deviceId, label }, index) => ({ value: deviceId, label: label || `Microphone ${index + 1}` }))
  const missing = kept !== '' && !found.some(({ value }) => value === kept)
  return [
    { value: '', label: 'System default' },
    ...found,
    ...(missing ? [{ value: kept, label: 'The one chosen before (not connected)' }] : []),
  ]
}

/** `12 KB`, `3.4 MB`. */
export function sizeLabel(bytes: number): string {
  const units = ['KB', 'MB', 'GB']
  let size = bytes / 1024
  let unit = 0
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${size.toLocaleString('en-GB', { maximumFractionDigits: size < 10 ? 1 : 0 })} ${units[unit]}`
}
