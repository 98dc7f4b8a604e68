// What main and the speech process say to each other. Each side parses what it is told.
import { z } from 'zod'
import { errorCodes } from '../../../shared/errors.ts'
import { recogniserKinds } from '../../../shared/speech/recogniser.ts'

const samples = z.custom<Float32Array>((value) => value instanceof Float32Array)
/** Milliseconds. */
const ms = z.number().finite()
const id = z.number().int()

const setup = z.object({
  vadModel: z.string(),
  recogniser: z.object({ kind: z.enum(recogniserKinds), files: z.record(z.string(), z.string()) }).nullable(),
})
const files = z.array(z.object({ path: z.string(), startMs: ms, durationMs: ms.nullable() }))
const span = z.object({ startMs: ms, endMs: ms })
const words = z.array(z.object({ text: z.string(), startMs: ms, endMs: ms })).nullable()
const phrase = z.object({ startMs: ms, endMs: ms, text: z.string().nullable(), words })
/** Of each span, from 1 on; 0 = it cannot be told. */
const voices = z.array(z.number().int().nonnegative()).nullable()
const spoken = z.object({ text: z.string(), words })

export const requestSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('begin'), id, stream: z.string(), setup, startMs: ms }),
  z.object({ type: z.literal('hear'), id, stream: z.string(), samples }),
  z.object({ type: z.literal('endStream'), id, stream: z.string() }),
  z.object({ type: z.literal('read'), id, files, setup, fromMs: ms }),
  /** A phrase of `read` was kept; the next one may come. */
  z.object({ type: z.literal('kept'), id }),
  z.object({ type: z.literal('span'), id, files, span, setup }),
  z.object({ type: z.literal('transcribe'), id, pcm: samples, setup }),
  z.object({ type: z.literal('sound'), id, files, span }),
  z.object({ type: z.literal('voices'), id, files, spans: z.array(span), model: z.string() }),
  z.object({ type: z.literal('cancel'), id }),
])
export type SpeechRequest = z.infer<typeof requestSchema>
/** Requests without their number, which the one who sends them gives. */
export type SpeechTask = SpeechRequest extends infer One
  ? One extends { id: number }
    ? Omit<One, 'id'>
    : never
  : never

const failure = z.union([
  z.object({
    expected: z.object({
      code: z.enum(errorCodes),
      message: z.string(),
      data: z.exactOptional(z.record(z.string(), z.unknown())),
    }),
  }),
  z
    .object({ bug: z.object({ message: z.string(), stack: z.string().optional() }) })
    .transform(({ bug: { message, stack } }) => ({ bug: { message, stack } })),
])

export const replySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** This computer cannot run the engine. */
  z.object({ type: z.literal('unable'), why: z.string() }),
  z.object({ type: z.literal('done'), id, spoken: spoken.nullable(), pcm: samples.nullable(), voices }),
  z.object({ type: z.literal('failed'), id, failure }),
  z.object({ type: z.literal('phrase'), id, phrase, pcm: samples }),
  z.object({ type: z.literal('progress'), id, ms }),
  z.object({ type: z.literal('partial'), stream: z.string(), text: z.string(), startMs: ms }),
  z.object({ type: z.literal('heard'), stream: z.string(), phrase }),
  /** For the log. */
  z.object({ type: z.literal('warn'), words: z.string() }),
])
export type SpeechReply = z.infer<typeof replySchema>
