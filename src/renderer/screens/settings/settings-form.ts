// The settings as they are being edited, and what a save sends.
import { fieldErrors, noErrors, type FieldErrors } from '../../components/field-errors.ts'
import type { SettingsView } from '../../../shared/ipc/views.ts'
import type { SettingsInput } from '../../stores/settings-store.ts'
import { ceilingErrors, ceilingOf, plain, priceErrors, rowsOf, tableOf, type PriceRow } from './price-rows.ts'

export type SettingsForm = Omit<SettingsView, 'hasApiKey' | 'keyStorage' | 'ceilingUsd' | 'prices'> & {
  /** What was typed; empty = leave the key as it is. */
  apiKey: string
  /** What was typed; empty = no ceiling. */
  ceiling: string
  prices: PriceRow[]
}

const settingsFields = [
  'apiKey',
  'baseUrl',
  'realtimeModel',
  'draftingModel',
  'microphone',
  'speaker',
  'voice',
  'language',
  'prices',
] as const

export function formOf({ hasApiKey: _has, keyStorage: _where, ...stored }: SettingsView): SettingsForm {
  const { ceilingUsd, prices, ...rest } = stored
  const ceiling = ceilingUsd === null ? '' : plain(ceilingUsd)
  return { ...rest, apiKey: '', ceiling, prices: rowsOf(prices) }
}

/** Of a form without local errors. */
export function inputOf({ apiKey, ceiling, prices, ...rest }: SettingsForm): SettingsInput {
  const key = apiKey.trim()
  const input = { ...rest, ceilingUsd: ceilingOf(ceiling), prices: tableOf(prices) }
  return key === '' ? input : { ...input, apiKey: key }
}

/** What can be said without asking main. */
export function formErrors({ ceiling, prices }: SettingsForm): FieldErrors {
  const fields = { ...ceilingErrors(ceiling), ...priceErrors(prices) }
  return Object.keys(fields).length === 0 ? noErrors : { fields, form: null }
}

export function refusal(error: unknown): FieldErrors {
  return fieldErrors(error, settingsFields)
}

export function isChanged(form: SettingsForm, stored: SettingsView): boolean {
  return JSON.stringify(form) !== JSON.stringify({ ...form, ...formOf(stored) })
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

/** Choices for the microphone or the speaker; one that is kept but not plugged in stays in the list. */
export function deviceOptions(
  devices: readonly Device[],
  kept: string,
  kind: 'Microphone' | 'Speaker',
): { value: string; label: string }[] {
  const found = devices
    .filter(({ deviceId }) => deviceId !== '' && deviceId !== 'default' && deviceId !== 'communications')
    .map(({ deviceId, label }, index) => ({ value: deviceId, label: label || `${kind} ${index + 1}` }))
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
