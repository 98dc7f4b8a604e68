// The Responses API.
import { z } from 'zod'
import type { ModelUsage } from '../../../shared/drafting/model-request.ts'
import { headersOf, type AnswerEnd, type AnswerReader, type HeardAnswer, type Wire } from './wire.ts'

export const responsesWire: Wire = {
  endsAtEnd: true,
  reader: createReader,
  post({ client }, model, request) {
    const { messages, format, maxOutputTokens } = request
    const body = {
      model,
      input: messages.map(({ role, text }) => ({ role, content: text })),
      store: false,
      stream: true,
      max_output_tokens: maxOutputTokens,
      ...(format !== null && { text: { format: { type: 'json_schema' as const, strict: true, ...format } } }),
    } as const
    return client.responses.create(body, { headers: headersOf(request), maxRetries: 0 }).asResponse()
  },
}

const count = z.number().int().nonnegative()
const toldError = z.object({
  code: z.union([z.string(), z.number()]).nullish(),
  type: z.string().nullish(),
})
const textPart = z.looseObject({ type: z.literal('output_text'), text: z.string() })
const refusalPart = z.looseObject({ type: z.literal('refusal') })
const responseSchema = z.looseObject({
  status: z.string().nullish(),
  error: toldError.nullish(),
  incomplete_details: z.looseObject({ reason: z.string().nullish() }).nullish(),
  output: z.array(z.looseObject({ type: z.string(), content: z.array(z.unknown()).nullish() })).nullish(),
  usage: z
    .looseObject({
      input_tokens: count,
      output_tokens: count,
      input_tokens_details: z.looseObject({ cached_tokens: count.nullish() }).nullish(),
    })
    .nullish()
    .catch(null),
})
type WireResponse = z.infer<typeof responseSchema>

const eventSchema = z.looseObject({
  type: z.string(),
  item_id: z.string().nullish().catch(null),
  content_index: count.nullish().catch(null),
})
type WireEvent = z.infer<typeof eventSchema>

function createReader(): AnswerReader {
  /** By item and part: a model may say something before its answer, which is the last part. */
  const parts = new Map<string, string>()
  const heard: HeardAnswer = { text: '', usage: null, end: null }
  let refused = false

  function write(event: WireEvent, text: string, whole: boolean): string {
    const key = `${event.item_id ?? ''} ${event.content_index ?? 0}`
    const before = parts.get(key) ?? ''
    const after = whole ? text : before + text
    parts.set(key, after)
    heard.text = after
    return whole ? after.slice(before.length) : text
  }

  function finish(given: unknown): string {
    const response = responseSchema.safeParse(given).data
    if (response === undefined) return ''
    heard.usage = usageOf(response)
    const { text, refusal } = outputOf(response)
    heard.end = endOf(response, refused || refusal)
    if (heard.text !== '') return ''
    heard.text = text
    return text
  }

  return {
    heard,
    hear(given) {
      const event = eventSchema.safeParse(given).data
      switch (event?.type) {
        case undefined:
          return finish(given)
        case 'response.output_text.delta':
          return typeof event['delta'] === 'string' ? write(event, event['delta'], false) : ''
        case 'response.output_text.done':
          return typeof event['text'] === 'string' ? write(event, event['text'], true) : ''
        case 'response.refusal.delta':
        case 'response.refusal.done':
          refused = true
          return ''
        case 'response.completed':
        case 'response.incomplete':
        case 'response.failed':
          return finish(event['response'])
        case 'error':
          // Its fields stand in the event itself, or one level down.
          heard.end = errorOf(toldError.safeParse(event['error'] ?? event).data, event['error'] === undefined)
          return ''
        default:
          return ''
      }
    },
  }
}

function usageOf({ usage }: WireResponse): ModelUsage | null {
  if (!usage) return null
  const { input_tokens: inputTokens, output_tokens: outputTokens, input_tokens_details: details } = usage
  return { inputTokens, outputTokens, cachedTokens: details?.cached_tokens ?? 0 }
}

function endOf(
  { status, error, incomplete_details: incomplete }: WireResponse,
  refused: boolean,
): AnswerEnd | null {
  if (error) return errorOf(error, false)
  if (refused) return 'refused'
  if (status === 'completed') return 'whole'
  if (status === 'incomplete') return incomplete?.reason === 'content_filter' ? 'filtered' : 'length'
  return status === 'failed' ? { code: null, type: null } : null
}

/** The type of an event that is itself the error says only that it is one. */
function errorOf(error: z.infer<typeof toldError> | undefined, isEvent: boolean): AnswerEnd {
  const code = error?.code ?? null
  if (typeof code === 'string' && /policy|^invalid_prompt$/.test(code)) return 'refused'
  return { code, type: isEvent ? null : (error?.type ?? null) }
}

function outputOf({ output }: WireResponse): { text: string; refusal: boolean } {
  const parts = (output ?? []).flatMap(({ content }) => content ?? [])
  const texts = parts.flatMap((part) => textPart.safeParse(part).data?.text ?? [])
  return { text: texts.at(-1) ?? '', refusal: parts.some((part) => refusalPart.safeParse(part).success) }
}
