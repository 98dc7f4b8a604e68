// What the author chose, as it lies in the settings table; a default for whatever is not there, or is not understood.
import { engineNameSchema } from '../../shared/drafting/draft-job.ts'
import type { SettingsView } from '../../shared/ipc/views.ts'
import { defaultPrices } from '../../shared/realtime/price-defaults.ts'
import { priceTableSchema, type PriceTable } from '../../shared/realtime/usage.ts'
import { DEFAULT_BASE_URL } from '../credentials/base-url.ts'

export type StoredSettings = Omit<SettingsView, 'hasApiKey' | 'keyStorage' | 'hasServerKey'>

/** Ollama's, the most common one. */
export const DEFAULT_SERVER_URL = 'http://127.0.0.1:11434/v1'

const texts = {
  baseUrl: DEFAULT_BASE_URL,
  realtimeModel: 'gpt-realtime-2.1',
  draftingModel: 'gpt-6.1-sol',
  microphone: '',
  speaker: '',
  voice: 'marin',
  language: '',
  serverUrl: DEFAULT_SERVER_URL,
  serverModel: '',
} as const satisfies Partial<StoredSettings>

export const settingDefaults = texts

const columns = {
  baseUrl: 'base_url',
  realtimeModel: 'realtime_model',
  draftingModel: 'drafting_model',
  microphone: 'microphone',
  speaker: 'speaker',
  voice: 'voice',
  language: 'language',
  ceilingUsd: 'ceiling_usd',
  prices: 'prices',
  theme: 'theme',
  draftingEngine: 'drafting_engine',
  serverUrl: 'server_url',
  serverModel: 'server_model',
  draftingBudget: 'drafting_budget',
  draftingCeilingUsd: 'drafting_ceiling_usd',
} as const satisfies Record<keyof StoredSettings, string>

export function storedSettings(get: (key: string) => string | null): StoredSettings {
  const text = (name: keyof typeof texts): string => get(columns[name]) ?? texts[name]
  const theme = get(columns.theme)
  return {
    baseUrl: text('baseUrl'),
    realtimeModel: text('realtimeModel'),
    draftingModel: text('draftingModel'),
    microphone: text('microphone'),
    speaker: text('speaker'),
    voice: text('voice'),
    language: text('language'),
    serverUrl: text('serverUrl'),
    serverModel: text('serverModel'),
    ceilingUsd: positive(get(columns.ceilingUsd)),
    prices: storedPrices(get(columns.prices)),
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    draftingEngine: engineNameSchema.safeParse(get(columns.draftingEngine)).data ?? 'hosted',
    draftingBudget: positive(get(columns.draftingBudget)),
    draftingCeilingUsd: positive(get(columns.draftingCeilingUsd)),
  }
}

/** Keys and values as they are written. */
export function settingRows(settings: StoredSettings): { key: string; value: string }[] {
  return (Object.keys(columns) as (keyof StoredSettings)[]).map((name) => ({
    key: columns[name],
    value: columnOf(settings[name]),
  }))
}

function positive(text: string | null): number | null {
  const number = Number(text ?? '')
  return Number.isFinite(number) && number > 0 ? number : null
}

function storedPrices(text: string | null): PriceTable {
  if (text === null) return defaultPrices
  try {
    return priceTableSchema.parse(JSON.parse(text))
  } catch {
    return defaultPrices
  }
}

function columnOf(value: StoredSettings[keyof StoredSettings]): string {
  if (value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
