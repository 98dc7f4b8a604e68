// A voice session's own routes: its beginning, its log, what it used, its end.
import type { InterviewDeps } from '../../interview/interview-deps.ts'
import type { Handlers } from '../handlers.ts'

type VoiceSessionRoutes =
  | 'voice.start'
  | 'voice.resume'
  | 'voice.state'
  | 'voice.pause'
  | 'voice.stop'
  | 'voice.record'
  | 'voice.usage'
  | 'voice.askOffline'
  | 'voice.recovered'
  | 'voice.putAside'

export interface VoiceDeps extends InterviewDeps {
  /** US dollars a session, and what a model costs. */
  pricing(): Pick<import('../../../shared/ipc/views.ts').SettingsView, 'ceilingUsd' | 'prices'>
}

export function voiceHandlers(_deps: VoiceDeps): Pick<Handlers, VoiceSessionRoutes> {
  throw new Error('not built yet')
}
