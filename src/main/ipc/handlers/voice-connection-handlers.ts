// How a voice session reaches the service: the exchange of offers, the plan of a stage, hanging up, and testing it all.
import type { SettingsView } from '../../../shared/ipc/views.ts'
import type { ServiceContext } from '../../context.ts'
import type { ApiKey } from '../../credentials/api-key.ts'
import type { Handlers } from '../handlers.ts'

type VoiceConnectionRoutes =
  | 'voice.connect'
  | 'voice.endConnection'
  | 'voice.plan'
  | 'voice.testConnection'
  | 'voice.microphoneAccess'

export interface VoiceConnectionDeps extends ServiceContext {
  apiKey: ApiKey
  settings(): Pick<SettingsView, 'baseUrl' | 'realtimeModel' | 'voice' | 'language'>
  warn(message: string): void
}

export function voiceConnectionHandlers(_deps: VoiceConnectionDeps): Pick<Handlers, VoiceConnectionRoutes> {
  throw new Error('not built yet')
}
