// How the author wants to sound, beyond the blueprint's guardrails. Every engine is given it.
import { z } from 'zod'

const MAX_SAMPLES = 5
const MAX_WORDS = 200

export const narrativePersons = ['asSpoken', 'first', 'second', 'third'] as const
export const narrativeTenses = ['asSpoken', 'past', 'present'] as const

const words = z.array(z.string().trim().min(1).max(100)).max(MAX_WORDS)

export const voiceGuideSchema = z.object({
  /** Passages of the author's own prose. */
  samples: z.array(z.string().trim().min(1).max(6000)).max(MAX_SAMPLES),
  /** Words and phrases, spelled as they are to be used. */
  wordsToUse: words,
  wordsToAvoid: words,
  person: z.enum(narrativePersons),
  tense: z.enum(narrativeTenses),
})
export type VoiceGuide = z.infer<typeof voiceGuideSchema>

export const emptyVoiceGuide: VoiceGuide = {
  samples: [],
  wordsToUse: [],
  wordsToAvoid: [],
  person: 'asSpoken',
  tense: 'asSpoken',
}
