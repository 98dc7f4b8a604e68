// How the author wants to sound, beyond the blueprint's guardrails. Every engine is given it.
import { z } from 'zod'

export const MAX_SAMPLES = 5
/** UTF-16 code units. */
export const MAX_SAMPLE_LENGTH = 6000
export const MAX_GUIDE_WORDS = 200
export const MAX_GUIDE_WORD_LENGTH = 100

export const narrativePersons = ['asSpoken', 'first', 'second', 'third'] as const
export const narrativeTenses = ['asSpoken', 'past', 'present'] as const

const words = z.array(z.string().trim().min(1).max(MAX_GUIDE_WORD_LENGTH)).max(MAX_GUIDE_WORDS)

export const voiceGuideSchema = z.object({
  /** Passages of the author's own prose. */
  samples: z.array(z.string().trim().min(1).max(MAX_SAMPLE_LENGTH)).max(MAX_SAMPLES),
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

/** Words that the guide asks for and forbids at once, whatever their capitals: to use "GitHub" is not to use "Github". */
export function wordsAtOdds({ wordsToUse, wordsToAvoid }: VoiceGuide): string[] {
  const avoided = new Set(wordsToAvoid.map((word) => word.toLowerCase()))
  return wordsToUse.filter((word) => avoided.has(word.toLowerCase()))
}
