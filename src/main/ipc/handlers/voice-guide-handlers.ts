// 'voiceGuide.*': how the author wants to sound.
import { wordsAtOdds, type VoiceGuide } from '../../../shared/drafting/voice-guide.ts'
import { StudioError } from '../../../shared/errors.ts'
import type { ServiceContext } from '../../context.ts'
import { requireProject, touchProject } from '../../store/queries/projects.ts'
import { getVoiceGuide, saveVoiceGuide } from '../../store/queries/voice-guides.ts'
import type { Handlers } from '../handlers.ts'

type VoiceGuideRoute = Extract<keyof Handlers, `voiceGuide.${string}`>

export function voiceGuideHandlers(ctx: ServiceContext) {
  const { store } = ctx
  return {
    'voiceGuide.get': ({ projectId }) => getVoiceGuide(store, requireProject(store, projectId).id),
    'voiceGuide.set': ({ projectId, guide }) => {
      refuseContradiction(guide)
      store.transaction(() => {
        const now = ctx.now()
        saveVoiceGuide(store, requireProject(store, projectId).id, guide, now)
        touchProject(store, projectId, now)
      })
      ctx.emit('voiceGuide.changed', { projectId })
      ctx.emit('projects.changed', { projectId })
      return guide
    },
  } satisfies Pick<Handlers, VoiceGuideRoute>
}

function refuseContradiction(guide: VoiceGuide): void {
  const [first] = wordsAtOdds(guide)
  if (first === undefined) return
  throw new StudioError(
    'INVALID_ARGUMENT',
    `“${first}” stands under the words to use and under the words to avoid. Nothing was saved; take it out of one of them.`,
    { fields: ['wordsToAvoid'] },
  )
}
