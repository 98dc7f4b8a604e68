// The voice guide of the open project.
import type { VoiceGuide } from '../../shared/drafting/voice-guide.ts'
import { request, subscribe } from '../bridge/client.ts'
import { createProjection } from './projection.ts'

export const openVoiceGuide = createProjection<VoiceGuide>({
  load: (projectId) => request('voiceGuide.get', { projectId }),
  listen: (projectId, { refresh }) => [
    subscribe('voiceGuide.changed', (event) => {
      if (event.projectId === projectId) refresh()
    }),
  ],
})

/** What main was last asked to keep and has not answered: the next change is one of this. */
let asked: { projectId: string; guide: VoiceGuide } | null = null

/** Shown at once, and as main has it again when main refuses; throws what main says then. */
export async function changeVoiceGuide(projectId: string, change: Partial<VoiceGuide>): Promise<void> {
  const { key, value } = openVoiceGuide.use.getState()
  if (key !== projectId || value === null) return
  const mine = { projectId, guide: { ...(asked?.projectId === projectId ? asked.guide : value), ...change } }
  asked = mine
  openVoiceGuide.show(projectId, mine.guide)
  try {
    await request('voiceGuide.set', mine)
  } finally {
    if (asked === mine) asked = null
    openVoiceGuide.refresh()
  }
}
