// 'settings.*': what the author chose. The key goes to the keyring, everything else to the settings table.
import type { SettingsView } from '../../../shared/ipc/views.ts'
import type { ParsedInput } from '../../../shared/ipc/contract.ts'
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

const defaults = {
  baseUrl: DEFAULT_BASE_URL,
  realtimeModel: 'gpt-realtime-2.1',
  draftingModel: 'gpt-6.1-sol',
  microphone: '',
  theme: 'system',
} as const satisfies Stored

const columns = {
  baseUrl: 'base_url',
  realtimeModel: 'realtime_model',
  draftingModel: 'drafting_model',
  microphone: 'microphone',
  theme: 'theme',
} as const satisfies Record<keyof Stored, string>

export function settingsHandlers(ports: SettingsPorts): Pick<Handlers, 'settings.get' | 'settings.save'> {
  return {
    'settings.get': () => viewOf(ports, storedSettings(ports.get)),
    'settings.save': async (input) => {
      const before = storedSettings(ports.get)
      const after = settingsFrom(input)
      await keepKey(ports.apiKey, before.baseUrl, after.baseUrl, input.apiKey)
      ports.together(() => {
        for (const name of names()) ports.set(columns[name], after[name])
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
  const text = (name: keyof Stored): string => get(columns[name]) ?? defaults[name]
  const theme = text('theme')
  return {
    baseUrl: text('baseUrl'),
    realtimeModel: text('realtimeModel'),
    draftingModel: text('draftingModel'),
    microphone: text('microphone'),
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
  }
}

function settingsFrom(input: ParsedInput<'settings.save'>): Stored {
  return {
    baseUrl: parseBaseUrl(input.baseUrl),
    realtimeModel: input.realtimeModel.trim() || defaults.realtimeModel,
    draftingModel: input.draftingModel.trim() || defaults.draftingModel,
    microphone: input.microphone,
    theme: input.theme,
  }
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
