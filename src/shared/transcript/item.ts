// One item of the canonical transcript, as the store keeps it and the screen shows it.
import { z } from 'zod'

export const itemRoles = ['user', 'assistant', 'system', 'tool'] as const
export const itemTypes = ['message', 'function_call', 'function_call_output', 'marker'] as const
export const itemStatuses = ['in_progress', 'completed', 'incomplete', 'failed'] as const

export const transcriptItemSchema = z.object({
  /** The service's official item id, or ours for guided and imported sessions. */
  itemId: z.string().min(1).max(200),
  /** null = first of the session. */
  previousItemId: z.string().max(200).nullable(),
  role: z.enum(itemRoles),
  type: z.enum(itemTypes),
  status: z.enum(itemStatuses),
  /** null = not known (yet); '' = silence. */
  text: z.string().nullable(),
  interrupted: z.boolean(),
  /** How much of an interrupted answer was heard; null when all or unknown. */
  heardMs: z.number().nullable(),
  audioStartMs: z.number().nullable(),
  audioEndMs: z.number().nullable(),
  /** Whatever else is known (question id, speaker name, raw wire item); JSON. */
  payload: z.record(z.string(), z.unknown()).nullable(),
  createdAt: z.number(),
})
/** `position` orders a session's items; it is derived from `previousItemId`, from 0 on without gaps. */
export type TranscriptItemInput = z.infer<typeof transcriptItemSchema>
export interface TranscriptItem extends TranscriptItemInput {
  sessionId: string
  position: number
  /** Which of its versions counts (see version.ts); absent or null = it has none. */
  version?: number | null
  /** Set while the author leaves it out of the book: shown struck, never given to a drafter. */
  struckAt?: number | null
}

/** Who speaks in an item, for people. `speaker` in the payload wins (imports keep real names). */
export function speakerOf(item: Pick<TranscriptItemInput, 'role' | 'payload'>): string {
  const named = item.payload?.['speaker']
  if (typeof named === 'string' && named !== '') return named
  return item.role === 'user' ? 'You' : 'Interviewer'
}
