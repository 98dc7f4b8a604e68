// How a voice session reaches the service: the exchange of offers, the plan of a stage, hanging up, and testing it all.
import { connect, type ConnectDeps } from '../../realtime/connect.ts'
import type { OpenCalls } from '../../realtime/open-calls.ts'
import { sessionOf, talkOf } from '../../realtime/talk.ts'
import { testConnection } from '../../realtime/test-connection.ts'
import { endConnection } from '../../store/queries/voice-connections.ts'
import type { Handlers } from '../handlers.ts'

type VoiceConnectionRoutes =
  'voice.connect' | 'voice.endConnection' | 'voice.plan' | 'voice.testConnection' | 'voice.microphoneAccess'

export function voiceConnectionHandlers(
  deps: ConnectDeps,
  calls: OpenCalls,
): Pick<Handlers, VoiceConnectionRoutes> {
  return {
    'voice.connect': (offer) => connect(deps, calls, offer),
    'voice.endConnection': ({ sessionId, n, end }) => {
      // The row first: whatever the service says to the hang-up, this is how it ended.
      endConnection(deps.store, sessionId, n, end, deps.now())
      calls.end(sessionId, n)
      return null
    },
    'voice.plan': ({ sessionId }) => {
      const talk = talkOf(deps.store, sessionId)
      const session = sessionOf(talk, deps.settings(), { model: null, withResponses: true })
      return { stage: talk.session.stage, session }
    },
    'voice.testConnection': (input) => testConnection(deps.apiKey, input),
    'voice.microphoneAccess': async () => {
      // Loaded when it is asked for: these handlers also run where there is no Electron.
      const { microphoneAccess } = await import('../microphone-access.ts')
      return microphoneAccess()
    },
  }
}
