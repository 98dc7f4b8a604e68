// Chat completions, as OpenAI-compatible servers speak them: whatever a server leaves out is done without.
import { z } from 'zod'
import { headersOf, type AnswerEnd, type AnswerReader, type HeardAnswer, type Wire } from './wire.ts'

export const chatWire: Wire = {
  // What was used is told after the end.
  endsAtEnd: false,
  reader: createReader,
  post({ client }, model, request) {
    const { messages, format, maxOutputTokens } = request
    const body = {
      model,
      messages: messages.map(({ role, text }) => ({ role, content: text })),
      stream: true,
      // The newer name of it is not known to all servers, and one that does not know it writes without end.
      max_tokens: maxOutputTokens,
      // A server that refuses the one may refuse the other: they go together.
      ...(format !== null && {
        stream_options: { include_usage: true },
        response_format: { type: 'json_schema' as const, json_schema: { strict: true, ...format } },
      }),
    } as const
    return client.chat.completions.create(body, { headers: headersOf(request), maxRetries: 0 }).asResponse()
  },
}

const count = z.number().int().nonnegative()
/** Thoughts (`reasoning`, `reasoning_content`) are no part of the answer. */
const message = z.looseObject({ content: z.string().nullish(), refusal: z.string().nullish() }).nullish()
const chunkSchema = z.looseObject({
  choices: z.array(z.looseObject({ delta: message, message, finish_reason: z.string().nullish() })).nullish(),
  usage: z
    .looseObject({
      prompt_tokens: count,
      completion_tokens: count,
      prompt_tokens_details: z.looseObject({ cached_tokens: count.nullish() }).nullish(),
    })
    .nullish()
    .catch(null),
  error: z.unknown().optional(),
})
const toldError = z.object({
  code: z.union([z.string(), z.number()]).nullish().catch(null),
  type: z.string().nullish().catch(null),
})

function createReader(): AnswerReader {
  const heard: HeardAnswer = { text: '', usage: null, end: null }
  let refused = false
  return {
    heard,
    hear(given) {
      const chunk = chunkSchema.safeParse(given).data
      if (chunk === undefined) return ''
      if (chunk.error) {
        const { code = null, type = null } = toldError.safeParse(chunk.error).data ?? {}
        heard.end = { code, type }
        return ''
      }
      if (chunk.usage) {
        heard.usage = {
          inputTokens: chunk.usage.prompt_tokens,
          cachedTokens: chunk.usage.prompt_tokens_details?.cached_tokens ?? 0,
          outputTokens: chunk.usage.completion_tokens,
        }
      }
      const choice = chunk.choices?.[0]
      const said = choice?.delta ?? choice?.message
      refused ||= Boolean(said?.refusal)
      const piece = said?.content ?? ''
      heard.text += piece
      if (choice?.finish_reason) heard.end = refused ? 'refused' : endOf(choice.finish_reason)
      return piece
    },
  }
}

function endOf(reason: string): AnswerEnd {
  switch (reason) {
    case 'length':
      return 'length'
    case 'content_filter':
      return 'filtered'
    case 'refusal':
      return 'refused'
    default:
      return 'whole'
  }
}
