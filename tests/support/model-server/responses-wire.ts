// The Responses API's stream, with the events and fields that the service sends for a text answer.
import type {
  Response,
  ResponseError,
  ResponseOutputMessage,
  ResponseStreamEvent,
  ResponseUsage,
} from 'openai/resources/responses/responses'
import type { ModelUsage } from '../../../src/shared/drafting/model-request.ts'
import { CREATED, type Ended, type MakeWire, type Said, type Wire } from './wire.ts'

/** An event without its number. Written out for each member of the union. */
type Unnumbered = ResponseStreamEvent extends infer Event
  ? Event extends ResponseStreamEvent
    ? Omit<Event, 'sequence_number'>
    : never
  : never

type Part = ResponseOutputMessage['content'][number]

export const responsesWire: MakeWire = ({ model }, number) => {
  const stream = new ResponsesStream(model ?? 'unknown', number)
  const wire: Wire = {
    begin: () => stream.begin(),
    text: (delta) => stream.delta('output_text', delta),
    refusal: (delta) => stream.delta('refusal', delta),
    think: (text) => stream.think(text),
    fail: (code, message, as) => stream.fail(code, message, as),
    finish: (ended) => stream.finish(ended),
    whole: (ended) => stream.closed(ended),
  }
  return wire
}

class ResponsesStream {
  readonly #model: string
  readonly #number: number
  #sequence = 0
  #outputIndex = 0
  #open: Part['type'] | null = null

  constructor(model: string, number: number) {
    this.#model = model
    this.#number = number
  }

  begin(): string {
    const response = this.#response({ status: 'in_progress' })
    return (
      this.#event({ type: 'response.created', response }) +
      this.#event({ type: 'response.in_progress', response })
    )
  }

  think(text: string): string {
    const output_index = this.#outputIndex++
    const item_id = `rs_${this.#number}`
    const summary = [{ type: 'summary_text' as const, text }]
    return (
      this.#event({
        type: 'response.output_item.added',
        output_index,
        item: { type: 'reasoning', id: item_id, summary: [] },
      }) +
      this.#event({
        type: 'response.reasoning_summary_text.delta',
        item_id,
        output_index,
        summary_index: 0,
        delta: text,
      }) +
      this.#event({
        type: 'response.output_item.done',
        output_index,
        item: { type: 'reasoning', id: item_id, summary },
      })
    )
  }

  delta(type: Part['type'], delta: string): string {
    const opening = this.#open === null ? this.#openItem(type) : ''
    const at = this.#place()
    if (type === 'refusal') return opening + this.#event({ type: 'response.refusal.delta', ...at, delta })
    return opening + this.#event({ type: 'response.output_text.delta', ...at, delta, logprobs: [] })
  }

  fail(code: string, message: string, as: 'failed' | 'error'): string {
    if (as === 'error') return this.#event({ type: 'error', code, message, param: null })
    const error = { code: code as ResponseError['code'], message }
    return this.#event({ type: 'response.failed', response: this.#response({ status: 'failed', error }) })
  }

  finish(ended: Ended): string {
    const { reason } = ended
    const response = this.closed(ended)
    const type = reason === 'stop' ? 'response.completed' : 'response.incomplete'
    return this.#closeItem(ended) + this.#event({ type, response })
  }

  closed(ended: Ended): Response {
    const { reason, usage } = ended
    const stopped = reason === 'stop'
    return this.#response({
      status: stopped ? 'completed' : 'incomplete',
      incomplete_details: stopped
        ? null
        : { reason: reason === 'length' ? 'max_output_tokens' : 'content_filter' },
      output: [this.#message(ended, stopped ? 'completed' : 'incomplete')],
      ...(usage === null ? {} : { usage: usageOf(usage) }),
    })
  }

  #openItem(type: Part['type']): string {
    this.#open = type
    const item = this.#message({ text: '', refusal: '' }, 'in_progress')
    const part: Part = type === 'refusal' ? { type, refusal: '' } : { type, text: '', annotations: [] }
    const { output_index } = this.#place()
    return (
      this.#event({ type: 'response.output_item.added', output_index, item: { ...item, content: [] } }) +
      this.#event({ type: 'response.content_part.added', ...this.#place(), part })
    )
  }

  #closeItem(ended: Ended): string {
    if (this.#open === null) return ''
    const at = this.#place()
    const item = this.#message(ended, ended.reason === 'stop' ? 'completed' : 'incomplete')
    const done =
      this.#open === 'refusal'
        ? this.#event({ type: 'response.refusal.done', ...at, refusal: ended.refusal })
        : this.#event({ type: 'response.output_text.done', ...at, text: ended.text, logprobs: [] })
    const part = item.content[0]
    return (
      done +
      (part ? this.#event({ type: 'response.content_part.done', ...at, part }) : '') +
      this.#event({ type: 'response.output_item.done', output_index: at.output_index, item })
    )
  }

  #place() {
    return { item_id: `msg_${this.#number}`, output_index: this.#outputIndex, content_index: 0 }
  }

  #message({ text, refusal }: Said, status: ResponseOutputMessage['status']): ResponseOutputMessage {
    const content: Part[] = []
    if (text) content.push({ type: 'output_text', text, annotations: [], logprobs: [] })
    if (refusal) content.push({ type: 'refusal', refusal })
    return { type: 'message', id: `msg_${this.#number}`, role: 'assistant', status, content }
  }

  #response(changes: Partial<Response>): Response {
    // The service sends no `output_text`: the package adds it to whole answers.
    const response: Omit<Response, 'output_text'> = {
      id: `resp_${this.#number}`,
      object: 'response',
      created_at: CREATED,
      access_programs: null,
      error: null,
      incomplete_details: null,
      instructions: null,
      metadata: {},
      model: this.#model,
      output: [],
      parallel_tool_calls: true,
      temperature: 1,
      tool_choice: 'auto',
      tools: [],
      top_p: 1,
      store: false,
      ...changes,
    } as Omit<Response, 'output_text'>
    return response as Response
  }

  #event(event: Unnumbered): string {
    const numbered = { ...event, sequence_number: this.#sequence++ }
    return `event: ${event.type}\ndata: ${JSON.stringify(numbered)}\n\n`
  }
}

function usageOf({ inputTokens, cachedTokens, outputTokens }: ModelUsage): ResponseUsage {
  return {
    input_tokens: inputTokens,
    input_tokens_details: { cached_tokens: cachedTokens, cache_write_tokens: 0 },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: inputTokens + outputTokens,
  }
}
