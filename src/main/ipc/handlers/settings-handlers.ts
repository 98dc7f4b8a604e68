// 'settings.*': what the author chose. The key goes to the keyring, everything else to the settings table.
import type { SettingsView } from '../../../shared/ipc/views.ts'
import type { ParsedInput } from '../../../shared/ipc/contract.ts'
import { StudioError } from '../../../shared/errors.ts'
import { defaultPrices } from '../../../shared/realtime/price-defaults.ts'
import { priceTableSchema, type PriceTable } from '../../../shared/realtime/usage.ts'
import type { ApiKey } from '../../credentials/api-key.ts'
import { DEFAULT_BASE_URL, parseBaseUrl } from '../../credentials/base-url.ts'
import type { Emit } from '../../context.ts'
import type { Handlers } from '../handlers.ts'

export type Theme = SettingsView['theme']

export interface SettingsPorts {
  get(key: string): string | null
  set(key: string, value: string): void
  /** Runs all writes of one save in one transaction. */
  together(write: () => void): void
  apiKey: ApiKey
  applyTheme(theme: Theme): void
  emit: Emit
}

type Stored = Omit<SettingsView, 'hasApiKey' | 'keyStorage'>
const MAX_PRICED_MODELS = 100

type StoredText = Omit<Stored, 'ceilingUsd' | 'prices' | 'theme'>

const defaults = {
  baseUrl: DEFAULT_BASE_URL,
  realtimeModel: 'gpt-realtime-2.1',
  draftingModel: 'gpt-6.1-sol',
  microphone: '',
  speaker: '',
  voice: 'marin',
  language: '',
} as const satisfies StoredText

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
} as const satisfies Record<keyof Stored, string>

export function settingsHandlers(ports: SettingsPorts): Pick<Handlers, 'settings.get' | 'settings.save'> {
  return {
    'settings.get': () => viewOf(ports, storedSettings(ports.get)),
    'settings.save': async (input) => {
      const before = storedSettings(ports.get)
      const after = settingsFrom(input, before)
      await keepKey(ports.apiKey, before.baseUrl, after.baseUrl, input.apiKey)
      ports.together(() => {
        for (const name of names()) ports.set(columns[name], columnOf(after[name]))
      })
      ports.applyTheme(after.theme)
      const view = await viewOf(ports, after)
      ports.emit('settings.changed', view)
      return view
    },
  }
}

/** What is stored, with a default for whatever is not, or is not understood. */
export function storedSettings(get: SettingsPorts['get']): Stored {
  const text = (name: keyof StoredText): string => get(columns[name]) ?? defaults[name]
  const theme = get(columns.theme)
  return {
    baseUrl: text('baseUrl'),
    realtimeModel: text('realtimeModel'),
    draftingModel: text('draftingModel'),
    microphone: text('microphone'),
    speaker: text('speaker'),
    voice: text('voice'),
    language: text('language'),
    ceilingUsd: storedCeiling(get(columns.ceilingUsd)),
    prices: storedPrices(get(columns.prices)),
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
  }
}

function storedCeiling(text: string | null): number | null {
  const usd = Number(text ?? '')
  return Number.isFinite(usd) && usd > 0 ? usd : null
}

function storedPrices(text: string | null): PriceTable {
  if (text === null) return defaultPrices
  try {
    return priceTableSchema.parse(JSON.parse(text))
  } catch {
    return defaultPrices
  }
}

function settingsFrom(input: ParsedInput<'settings.save'>, before: Stored): Stored {
  return {
    baseUrl: parseBaseUrl(input.baseUrl),
    realtimeModel: input.realtimeModel.trim() || defaults.realtimeModel,
    draftingModel: input.draftingModel.trim() || defaults.draftingModel,
    microphone: input.microphone,
    speaker: input.speaker ?? before.speaker,
    voice: input.voice?.trim() || before.voice,
    language: parseLanguage(input.language ?? before.language),
    ceilingUsd: input.ceilingUsd === undefined ? before.ceilingUsd : input.ceilingUsd,
    prices: boundedPrices(input.prices ?? before.prices),
    theme: input.theme,
  }
}

function columnOf(value: Stored[keyof Stored]): string {
  if (value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The service refuses a whole session for a language it cannot read, so it is refused here, in words. */
function parseLanguage(typed: string): string {
  const tag = typed.trim()
  if (tag === '') return ''
  try {
    return new Intl.Locale(tag).toString()
  } catch {
    throw new StudioError(
      'INVALID_ARGUMENT',
      `“${tag}” is not the code of a language. A code looks like “en”, “de” or “pt-BR”. Your settings were not changed.`,
      { fields: ['language'] },
    )
  }
}

function boundedPrices(prices: PriceTable): PriceTable {
  if (Object.keys(prices).length <= MAX_PRICED_MODELS) return prices
  throw new StudioError(
    'INVALID_ARGUMENT',
    `The price table holds at most ${MAX_PRICED_MODELS} models. Remove some you do not use.`,
    { fields: ['prices'] },
  )
}

/** A key belongs to one server: another base URL clears it unless a new key comes along. */
async function keepKey(
  apiKey: ApiKey,
  before: string,
  after: string,
  given: string | null | undefined,
): Promise<void> {
  const key = given?.trim()
  if (key) await apiKey.keep(after, key)
  else if (given === null || before !== after) await apiKey.forget()
}

async function viewOf({ apiKey }: SettingsPorts, stored: Stored): Promise<SettingsView> {
  const keyStorage = await apiKey.storage(stored.baseUrl)
  return { ...stored, keyStorage, hasApiKey: keyStorage !== 'none' }
}

function names(): (keyof Stored)[] {
  return Object.keys(columns) as (keyof Stored)[]
}
