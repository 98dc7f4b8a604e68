// What the author chose, as it lies in the settings table; a default for whatever is not there, or is not understood.
import { engineNameSchema } from '../../shared/drafting/draft-job.ts'
import { transcriberNameSchema } from '../../shared/speech/transcriber.ts'
import type { SettingsView } from '../../shared/ipc/views.ts'
import { DEFAULT_BASE_URL, DEFAULT_SERVER_URL } from '../credentials/base-url.ts'
import { pricesKnown, storedPrices } from './stored-prices.ts'

export type StoredSettings = Omit<SettingsView, 'hasApiKey' | 'keyStorage' | 'hasServerKey'>

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
  liveModel: '',
  passModel: '',
  transcriberCommand: '',
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
  liveModel: 'live_model',
  passModel: 'pass_model',
  transcriber: 'transcriber',
  transcriberCommand: 'transcriber_command',
  hostedTranscription: 'hosted_transcription',
  pauseOnBattery: 'pause_on_battery',
  nextQuestionPauseMs: 'next_question_pause_ms',
  readAloud: 'read_aloud',
} as const satisfies Record<keyof StoredSettings, string>

/** Which models had an estimate when the prices were kept. */
const PRICES_KNOWN = 'prices_known'

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
    prices: storedPrices(get(columns.prices), get(PRICES_KNOWN)),
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    draftingEngine: engineNameSchema.safeParse(get(columns.draftingEngine)).data ?? 'hosted',
    draftingBudget: positive(get(columns.draftingBudget)),
    draftingCeilingUsd: positive(get(columns.draftingCeilingUsd)),
    liveModel: text('liveModel'),
    passModel: text('passModel'),
    transcriber: transcriberNameSchema.safeParse(get(columns.transcriber)).data ?? 'local',
    transcriberCommand: text('transcriberCommand'),
    hostedTranscription: get(columns.hostedTranscription) === 'true',
    pauseOnBattery: get(columns.pauseOnBattery) === 'true',
    nextQuestionPauseMs: positive(get(columns.nextQuestionPauseMs)),
    // A guided interview by voice reads its questions aloud unless the author does not want it.
    readAloud: get(columns.readAloud) !== 'false',
  }
}

/** Keys and values as they are written. */
export function settingRows(settings: StoredSettings): { key: string; value: string }[] {
  const names = Object.keys(columns) as (keyof StoredSettings)[]
  return [
    ...names.map((name) => ({ key: columns[name], value: columnOf(settings[name]) })),
    { key: PRICES_KNOWN, value: pricesKnown() },
  ]
}

function positive(text: string | null): number | null {
  const number = Number(text ?? '')
  return Number.isFinite(number) && number > 0 ? number : null
}

function columnOf(value: StoredSettings[keyof StoredSettings]): string {
  if (value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
