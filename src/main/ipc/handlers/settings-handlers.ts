// 'settings.*': what the author chose. Keys go to the keyring, everything else to the settings table.
import type { SettingsView } from '../../../shared/ipc/views.ts'
import type { ParsedInput } from '../../../shared/ipc/contract.ts'
import { StudioError } from '../../../shared/errors.ts'
import type { PriceTable } from '../../../shared/realtime/usage.ts'
import type { ApiKey } from '../../credentials/api-key.ts'
import { parseBaseUrl, parseServerUrl } from '../../credentials/base-url.ts'
import type { Emit } from '../../context.ts'
import {
  settingDefaults as defaults,
  settingRows,
  storedSettings,
  type StoredSettings,
} from '../../settings/stored-settings.ts'
import { MAX_PRICED_MODELS } from '../../settings/stored-prices.ts'
import type { Handlers } from '../handlers.ts'

export type Theme = SettingsView['theme']

export interface SettingsPorts {
  get(key: string): string | null
  set(key: string, value: string): void
  /** Runs all writes of one save in one transaction. */
  together(write: () => void): void
  apiKey: ApiKey
  /** Of the author's own server. */
  serverKey: ApiKey
  applyTheme(theme: Theme): void
  emit: Emit
}

/** What the studio itself chooses for the author, where they chose nothing. */
export async function chooseSettings(ports: SettingsPorts, changes: Partial<StoredSettings>): Promise<void> {
  const after = { ...storedSettings(ports.get), ...changes }
  ports.together(() => {
    for (const { key, value } of settingRows(after)) ports.set(key, value)
  })
  ports.emit('settings.changed', await viewOf(ports, after))
}

export function settingsHandlers(ports: SettingsPorts): Pick<Handlers, 'settings.get' | 'settings.save'> {
  return {
    'settings.get': () => viewOf(ports, storedSettings(ports.get)),
    'settings.save': async (input) => {
      const before = storedSettings(ports.get)
      const after = settingsFrom(input, before)
      await keepKey(ports.apiKey, before.baseUrl, after.baseUrl, input.apiKey)
      await keepKey(ports.serverKey, before.serverUrl, after.serverUrl, input.serverKey)
      ports.together(() => {
        for (const { key, value } of settingRows(after)) ports.set(key, value)
      })
      ports.applyTheme(after.theme)
      const view = await viewOf(ports, after)
      ports.emit('settings.changed', view)
      return view
    },
  }
}

function settingsFrom(input: ParsedInput<'settings.save'>, before: StoredSettings): StoredSettings {
  const draftingEngine = input.draftingEngine ?? before.draftingEngine
  const serverModel = input.serverModel?.trim() ?? before.serverModel
  if (draftingEngine === 'server' && serverModel === '') throw unnamedModel()
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
    draftingEngine,
    serverUrl: parseServerUrl(input.serverUrl ?? before.serverUrl),
    serverModel,
    draftingBudget: input.draftingBudget === undefined ? before.draftingBudget : input.draftingBudget,
    draftingCeilingUsd:
      input.draftingCeilingUsd === undefined ? before.draftingCeilingUsd : input.draftingCeilingUsd,
    ...speechSettingsFrom(input, before),
  }
}

function speechSettingsFrom(input: ParsedInput<'settings.save'>, before: StoredSettings) {
  return {
    liveModel: input.liveModel ?? before.liveModel,
    passModel: input.passModel ?? before.passModel,
    transcriber: input.transcriber ?? before.transcriber,
    transcriberCommand: input.transcriberCommand?.trim() ?? before.transcriberCommand,
    hostedTranscription: input.hostedTranscription ?? before.hostedTranscription,
    pauseOnBattery: input.pauseOnBattery ?? before.pauseOnBattery,
    nextQuestionPauseMs:
      input.nextQuestionPauseMs === undefined ? before.nextQuestionPauseMs : input.nextQuestionPauseMs,
    readAloud: input.readAloud ?? before.readAloud,
  }
}

function unnamedModel(): StudioError {
  return new StudioError(
    'INVALID_ARGUMENT',
    'Name the model that your server is to draft with, as the server itself calls it. Your settings were not changed.',
    { fields: ['serverModel'] },
  )
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

/** A key belongs to one server: another address clears it unless a new key comes along. */
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

async function viewOf({ apiKey, serverKey }: SettingsPorts, stored: StoredSettings): Promise<SettingsView> {
  const keyStorage = await apiKey.storage(stored.baseUrl)
  const hasServerKey = (await serverKey.storage(stored.serverUrl)) !== 'none'
  return { ...stored, keyStorage, hasApiKey: keyStorage !== 'none', hasServerKey }
}
