// 'voiceGuide.*': how the author wants to sound.
import { emptyVoiceGuide } from '../../../shared/drafting/voice-guide.ts'
import type { ServiceContext } from '../../context.ts'
import type { Handlers } from '../handlers.ts'

type VoiceGuideRoute = Extract<keyof Handlers, `voiceGuide.${string}`>

export function voiceGuideHandlers(_ctx: ServiceContext): Pick<Handlers, VoiceGuideRoute> {
  return {
    'voiceGuide.get': () => emptyVoiceGuide,
    'voiceGuide.set': ({ guide }) => guide,
  }
}
