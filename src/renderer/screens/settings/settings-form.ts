// The settings as they are being edited, and what a save sends.
import { fieldErrors, noErrors, type FieldErrors } from '../../components/field-errors.ts'
import type { SettingsView } from '../../../shared/ipc/views.ts'
import type { SettingsInput } from '../../stores/settings-store.ts'
import { draftingErrors, draftingForm, draftingInput, type DraftingForm } from './drafting-form.ts'
import { speechErrors, speechForm, speechInput, type SpeechForm } from './speech-form.ts'
import { ceilingErrors, ceilingOf, plain, priceErrors, rowsOf, tableOf, type PriceRow } from './price-rows.ts'

type AsKept = 'baseUrl' | 'realtimeModel' | 'microphone' | 'speaker' | 'voice' | 'language' | 'theme'

export interface SettingsForm extends Pick<SettingsView, AsKept>, DraftingForm, SpeechForm {
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
  'serverUrl',
  'serverModel',
  'serverKey',
  'transcriberCommand',
  'microphone',
  'speaker',
  'voice',
  'language',
  'prices',
] as const

export function formOf(stored: SettingsView): SettingsForm {
  const { baseUrl, realtimeModel, microphone, speaker, voice, language, theme, ceilingUsd, prices } = stored
  const asKept = { baseUrl, realtimeModel, microphone, speaker, voice, language, theme }
  const ceiling = ceilingUsd === null ? '' : plain(ceilingUsd)
  return {
    ...asKept,
    ...draftingForm(stored),
    ...speechForm(stored),
    apiKey: '',
    ceiling,
    prices: rowsOf(prices),
  }
}

/** Of a form without local errors. */
export function inputOf(form: SettingsForm): SettingsInput {
  const { baseUrl, realtimeModel, microphone, speaker, voice, language, theme } = form
  const asTyped = { baseUrl, realtimeModel, microphone, speaker, voice, language, theme }
  const costs = { ceilingUsd: ceilingOf(form.ceiling), prices: tableOf(form.prices) }
  const key = form.apiKey.trim()
  return {
    ...asTyped,
    ...costs,
    ...draftingInput(form),
    ...speechInput(form),
    ...(key === '' ? {} : { apiKey: key }),
  }
}

/** What can be said without asking main. */
export function formErrors(form: SettingsForm): FieldErrors {
  const ceiling = ceilingErrors('ceiling', form.ceiling, 'every session at once')
  const fields = { ...draftingErrors(form), ...speechErrors(form), ...ceiling, ...priceErrors(form.prices) }
  return Object.keys(fields).length === 0 ? noErrors : { fields, form: null }
}

export function refusal(error: unknown): FieldErrors {
  return fieldErrors(error, settingsFields)
}

export function isChanged(form: SettingsForm, stored: SettingsView): boolean {
  return JSON.stringify(form) !== JSON.stringify({ ...form, ...formOf(stored) })
}

/** What was changed elsewhere meanwhile comes in, but for what the author has changed here. */
export function adopted(form: SettingsForm, before: SettingsView, now: SettingsView): SettingsForm {
  const [was, is] = [formOf(before), formOf(now)]
  const isAsKept = (name: string): boolean =>
    same(form[name as keyof SettingsForm], was[name as keyof SettingsForm])
  return { ...form, ...Object.fromEntries(Object.entries(is).filter(([name]) => isAsKept(name))) }
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
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
      return 'No key yet. Guided interviews, imports, export, and drafts arranged from your own words need none.'
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
