// Settings as main shows them, for tests of the form.
import type { SettingsView } from '../../../../../src/shared/ipc/views.ts'

export const stored: SettingsView = {
  hasApiKey: true,
  keyStorage: 'keyring',
  baseUrl: 'https://api.openai.com/v1',
  realtimeModel: 'r',
  draftingModel: 'd',
  microphone: '',
  speaker: '',
  voice: 'marin',
  language: '',
  ceilingUsd: null,
  prices: {},
  draftingEngine: 'hosted',
  serverUrl: 'http://127.0.0.1:11434/v1',
  serverModel: '',
  hasServerKey: false,
  draftingBudget: null,
  draftingCeilingUsd: null,
  theme: 'system',
}
