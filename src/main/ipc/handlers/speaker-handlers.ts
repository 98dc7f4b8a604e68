// Who speaks in a recording.
import type { SpeakersView } from '../../../shared/ipc/speaker-routes.ts'
import type { ServiceContext } from '../../context.ts'
import type { Models } from '../../models/models.ts'
import { forgetVoices, listVoices, nameVoices } from '../../transcription/name-voices.ts'
import type { Handlers } from '../handlers.ts'

type SpeakerRoutes = Extract<keyof Handlers, `speakers.${string}`>

export function speakerHandlers(ctx: ServiceContext, models: Pick<Models, 'voicesModel'>) {
  const view = (sessionId: string): SpeakersView => ({
    voices: listVoices(ctx.store, sessionId),
    canTell: models.voicesModel() !== null,
  })
  return {
    'speakers.list': ({ sessionId }) => view(sessionId),
    'speakers.name': ({ sessionId, voices }) => {
      nameVoices(ctx, sessionId, voices)
      return view(sessionId)
    },
    'speakers.forget': ({ sessionId }) => {
      forgetVoices(ctx, sessionId)
      return view(sessionId)
    },
  } satisfies Pick<Handlers, SpeakerRoutes>
}
