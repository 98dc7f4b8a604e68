// The studio's own transcript file (.json): what it holds, as export writes it and import reads it.
import { z } from 'zod'
import type { ContentType } from '../project/project.ts'
import { contentTypeSchema } from '../project/project.ts'
import { sessionKindSchema, stageSchema, sessionStatusSchema } from '../session/session.ts'
import type { Session } from '../session/session.ts'
import { transcriptItemSchema, type TranscriptItemInput } from '../transcript/item.ts'
import { versionChoosers, versionSources } from '../transcript/version.ts'

export const TRANSCRIPT_FORMAT = 'ghostwriting-studio/transcript'
/** Raised when a reader of the old version would lose something. */
export const TRANSCRIPT_VERSION = 2
/** Of a file in which no item has versions or marks: older studios read it, too. */
export const PLAIN_TRANSCRIPT_VERSION = 1

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
const wordSchema = z.tuple([z.string(), z.number(), z.number()])

/** What was done to an item: its versions, which of them counts, its marks. */
export const keptOfItemSchema = z.object({
  version: z.number().int().positive().nullable(),
  versionBy: z.enum(versionChoosers).nullable(),
  struckAt: z.number().nullable(),
  /** Ids of items that stand in its place. */
  replacedBy: z.array(z.string().min(1).max(200)).min(1).nullable(),
  versions: z.array(
    z.object({
      version: z.number().int().positive(),
      source: z.enum(versionSources),
      engine: z.string().nullable(),
      model: z.string().nullable(),
      text: z.string(),
      /** [word, startMs, endMs]. */
      words: z.array(wordSchema).nullable(),
      speaker: z.string().nullable(),
      jobId: z.string().nullable(),
      createdAt: z.number(),
    }),
  ),
})
export type KeptOfItem = z.infer<typeof keptOfItemSchema>

export const transcriptFileItemSchema = transcriptItemSchema.extend({ kept: keptOfItemSchema.optional() })
export type TranscriptFileItem = TranscriptItemInput & { kept?: KeptOfItem | undefined }

export type TranscriptFileSession = z.infer<typeof transcriptFileSessionSchema>

/** The whole file, as another program may have written it anew. */
export const transcriptFileSchema = transcriptFileHeadSchema.extend({
  sessions: z.array(
    z.object({ session: transcriptFileSessionSchema, items: z.array(transcriptFileItemSchema) }),
  ),
})

/** What a transcript export is made of. */
export interface TranscriptSource {
  title: string
  contentType: ContentType
  /** Milliseconds since the epoch, UTC. */
  exportedAt: number
  /** Oldest first, items in order. */
  sessions: { session: Session; items: readonly TranscriptFileItem[] }[]
}
