// What the two ways of asking a model have in common: the request, and the answer as it grows.
import type { ModelUsage, PromptMessage } from '../../../shared/drafting/model-request.ts'
import type { Service } from '../../realtime/service.ts'

export interface AnswerFormat {
  name: string
  /** JSON schema, of the strict kind. */
  schema: Record<string, unknown>
}

export interface WireRequest {
  messages: readonly PromptMessage[]
  /** null = any text will do. */
  format: AnswerFormat | null
  maxOutputTokens: number
  /** null = none is sent. */
  idempotencyKey: string | null
}

/** A failure that is told within an answer. */
export interface ToldError {
  code: string | number | null
  type: string | null
}

/** `length`: it reached its limit; `filtered`: the service held the rest back; `refused`: the model would not. */
export type AnswerEnd = 'whole' | 'length' | 'filtered' | 'refused' | ToldError

export interface HeardAnswer {
  text: string
  usage: ModelUsage | null
  /** null = not yet; at the end of the stream: it broke off. */
  end: AnswerEnd | null
}

/** Makes an answer of what comes over the wire. Unknown events and fields are passed over. */
export interface AnswerReader {
  readonly heard: HeardAnswer
  /** One event of a stream, or a whole answer, as JSON. Returns the text it brings. */
  hear(event: unknown): string
}

export interface Wire {
  /** Rejects with an error of `openai` for anything but a status of success. */
  post(service: Service, model: string, request: WireRequest): Promise<Response>
  reader(): AnswerReader
  /** The last event says nothing that is worth waiting for. */
  endsAtEnd: boolean
}

export function headersOf({ idempotencyKey }: WireRequest): Record<string, string> {
  return idempotencyKey === null ? {} : { 'Idempotency-Key': idempotencyKey }
}
