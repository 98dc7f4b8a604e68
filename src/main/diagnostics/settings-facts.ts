// The settings without anything private: what is one of the studio's own words, and otherwise only whether it was changed.
import { engineNames } from '../../shared/drafting/draft-job.ts'
import { transcriberNames } from '../../shared/speech/transcriber.ts'
import { settingDefaults, type StoredSettings } from '../settings/stored-settings.ts'
import { known, type Fact, type FactGroup } from './facts.ts'

export interface KeysKept {
  hosted: 'keyring' | 'memory' | 'none'
  server: 'keyring' | 'memory' | 'none'
}

export function settingsFacts(settings: StoredSettings, keys: KeysKept): FactGroup {
  const changed = Object.entries(settingDefaults).map(([name, usual]): Fact => [
    name,
    settings[name as keyof StoredSettings] === usual ? 'as it came' : 'changed',
  ])
  return {
    title: 'Settings',
    facts: [
      ['theme', known(settings.theme, ['system', 'light', 'dark'])],
      ['draftingEngine', known(settings.draftingEngine, engineNames)],
      ['transcriber', known(settings.transcriber, transcriberNames)],
      ['hostedTranscription', settings.hostedTranscription],
      ['pauseOnBattery', settings.pauseOnBattery],
      ['readAloud', settings.readAloud],
      ['nextQuestionPauseMs', settings.nextQuestionPauseMs],
      ['draftingBudget', settings.draftingBudget],
      ['ceilings', settings.ceilingUsd !== null || settings.draftingCeilingUsd !== null],
      ['priced models', Object.keys(settings.prices).length],
      ['key of the service', keys.hosted],
      ['key of the own server', keys.server],
      ...changed,
    ],
  }
}
