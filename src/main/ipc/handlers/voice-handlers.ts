// A voice session's own routes: its beginning, its log, what it used, its end.
import { askOffline } from '../../voice/ask-offline.ts'
import { recordVoice } from '../../voice/record-voice.ts'
import type { RecoveredSessions } from '../../voice/recovered.ts'
import { pauseVoice, resumeVoice, startVoice } from '../../voice/run-voice.ts'
import { stopVoice } from '../../voice/stop-voice.ts'
import { recordUsage } from '../../voice/record-usage.ts'
import { viewVoice } from '../../voice/view-voice.ts'
import type { VoiceDeps } from '../../voice/voice-deps.ts'
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

export function voiceHandlers(deps: VoiceDeps, recovered: RecoveredSessions) {
  return {
    'voice.start': ({ projectId }) => viewVoice(deps, startVoice(deps, projectId)),
    'voice.resume': ({ sessionId }) => {
      resumeVoice(deps, sessionId)
      recovered.forget(sessionId)
      return viewVoice(deps, sessionId)
    },
    'voice.state': ({ sessionId }) => viewVoice(deps, sessionId),
    'voice.pause': ({ sessionId }) => {
      pauseVoice(deps, sessionId)
      return viewVoice(deps, sessionId)
    },
    'voice.stop': ({ sessionId, shown }) => {
      const summary = stopVoice(deps, sessionId, shown)
      recovered.forget(sessionId)
      return summary
    },
    'voice.record': ({ sessionId, ...recorded }) => {
      recordVoice(deps, sessionId, recorded)
      return null
    },
    'voice.usage': ({ sessionId, ...used }) => recordUsage(deps, sessionId, used),
    'voice.askOffline': ({ sessionId, itemId }) => askOffline(deps, sessionId, itemId),
    'voice.recovered': () => recovered.list(),
    'voice.putAside': ({ sessionId }) => {
      recovered.forget(sessionId)
      return null
    },
  } satisfies Pick<Handlers, VoiceSessionRoutes>
}
