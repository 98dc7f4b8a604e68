// Rows of `voice_guides`.
import { eq } from 'drizzle-orm'
import { emptyVoiceGuide, voiceGuideSchema, type VoiceGuide } from '../../../shared/drafting/voice-guide.ts'
import { voiceGuides } from '../drafting-schema.ts'
import type { Store } from '../store.ts'

/** The empty guide when the author has written none. */
export function getVoiceGuide(store: Store, projectId: string): VoiceGuide {
  const row = store.db.select().from(voiceGuides).where(eq(voiceGuides.projectId, projectId)).get()
  return row === undefined ? emptyVoiceGuide : voiceGuideSchema.parse(JSON.parse(row.guide))
}

export function saveVoiceGuide(store: Store, projectId: string, guide: VoiceGuide, now: number): void {
  const row = { guide: JSON.stringify(guide), updatedAt: now }
  store.transaction(() =>
    store.db
      .insert(voiceGuides)
      .values({ projectId, ...row })
      .onConflictDoUpdate({ target: voiceGuides.projectId, set: row })
      .run(),
  )
}
