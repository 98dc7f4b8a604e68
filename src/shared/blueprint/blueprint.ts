// The blueprint: what must be known about a project before it is written.
import { z } from 'zod'

export const blueprintFields = [
  'desiredOutcome',
  'targetAudience',
  'publishingPlan',
  'timeline',
  'materialsInventory',
  'communicationPreferences',
  'voiceGuardrails',
] as const
export const blueprintFieldSchema = z.enum(blueprintFields)
export type BlueprintField = z.infer<typeof blueprintFieldSchema>

/** These must be filled before a blueprint can be committed. */
export const requiredBlueprintFields = [
  'desiredOutcome',
  'targetAudience',
  'voiceGuardrails',
] as const satisfies readonly BlueprintField[]

export const voiceGuardrailsSchema = z.object({
  tone: z.string().max(4000).default(''),
  structure: z.string().max(4000).default(''),
  content: z.string().max(4000).default(''),
})
export type VoiceGuardrails = z.infer<typeof voiceGuardrailsSchema>

export const MAX_FIELD_LENGTH = 8000

/** One filled field. `value` is text; for `voiceGuardrails` it is JSON of {@link VoiceGuardrails}. */
export interface BlueprintEntry {
  field: BlueprintField
  value: string
  /** The transcript item the value rests on; null when typed by hand. */
  sourceItemId: string | null
  updatedAt: number
}

export interface Blueprint {
  projectId: string
  committedAt: number | null
  entries: BlueprintEntry[]
}
