// The studio's own transcript file (.json): what it holds, as export writes it and import reads it.
import { z } from 'zod'
import type { ContentType } from '../project/project.ts'
import { contentTypeSchema } from '../project/project.ts'
import { sessionKindSchema, stageSchema, sessionStatusSchema } from '../session/session.ts'
import type { Session } from '../session/session.ts'
import { transcriptItemSchema, type TranscriptItemInput } from '../transcript/item.ts'

export const TRANSCRIPT_FORMAT = 'ghostwriting-studio/transcript'
/** Raised when a reader of the old version would lose something. */
export const TRANSCRIPT_VERSION = 1

/** The first fields of the file: enough to know whether the rest can be read. */
export const transcriptFileHeadSchema = z.object({
  format: z.literal(TRANSCRIPT_FORMAT),
  version: z.number().int().positive(),
  exportedAt: z.string(),
  project: z.object({ title: z.string().max(100_000), contentType: contentTypeSchema }),
})
export type TranscriptFileHead = z.infer<typeof transcriptFileHeadSchema>

export const transcriptFileSessionSchema = z.object({
  kind: sessionKindSchema,
  stage: stageSchema,
  status: sessionStatusSchema,
  startedAt: z.number(),
  endedAt: z.number().nullable(),
})
export type TranscriptFileSession = z.infer<typeof transcriptFileSessionSchema>

/** The whole file, as another program may have written it anew. */
export const transcriptFileSchema = transcriptFileHeadSchema.extend({
  sessions: z.array(z.object({ session: transcriptFileSessionSchema, items: z.array(transcriptItemSchema) })),
})

/** What a transcript export is made of. */
export interface TranscriptSource {
  title: string
  contentType: ContentType
  /** Milliseconds since the epoch, UTC. */
  exportedAt: number
  /** Oldest first, items in order. */
  sessions: { session: Session; items: readonly TranscriptItemInput[] }[]
}
