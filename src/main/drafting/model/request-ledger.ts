// Every request to a model is a row before it goes, and its cost is known before it is made.
import type {
  ModelRequestKind,
  ModelRequestOutcome,
  ModelUsage,
  PromptMessage,
} from '../../../shared/drafting/model-request.ts'

export interface BegunRequest {
  jobId: string
  attempt: number
  kind: ModelRequestKind
  host: string
  model: string
  prompt: PromptMessage[]
  /** Estimated. */
  inputTokens: number
  /** What the model is allowed at most. */
  maxOutputTokens: number
}

export interface EndedRequest {
  outcome: Exclude<ModelRequestOutcome, 'sent'>
  usage: ModelUsage | null
  answer: string | null
  error: string | null
  /** Nothing went out. Of the tries of one attempt that end so, the last is kept: there may be any number of them. */
  neverSent?: boolean
}

export interface RequestLedger {
  /**
   * Writes the row and returns its id, which is the request's idempotency key. Throws LIMIT_EXCEEDED, and writes
   * nothing, when what the request may cost at most goes over the author's ceiling of the day.
   */
  begin(request: BegunRequest): string
  /** Ends the row and adds usage and cost to the job's totals, in one transaction. */
  end(id: string, request: EndedRequest): void
}
