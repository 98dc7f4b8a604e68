// An engine that asks a model: hosted, or on a server of the author's choice.
import type { EngineName } from '../../../shared/drafting/draft-job.ts'
import type { Background } from '../../background/background.ts'
import type { Engine } from '../engine.ts'
import type { RequestLedger } from './request-ledger.ts'

export interface ModelEngineOptions {
  name: EngineName
  /** `responses`: the Responses API; `chat`: chat completions. */
  wire: 'responses' | 'chat'
  baseUrl: string
  model: string
  /** null = none is sent. */
  key: string | null
  /** Tokens of a prompt; null = what is known to suit the model. */
  budgetTokens: number | null
  ledger: RequestLedger
  background: Background
  /** For tests; milliseconds and bytes. */
  limits?: Partial<ModelLimits>
}

export interface ModelLimits {
  /** From the request to the first byte. */
  firstByteMs: number
  /** Between two pieces of an answer. */
  idleMs: number
  totalMs: number
  answerBytes: number
}

export function createModelEngine({ name, model }: ModelEngineOptions): Engine {
  return {
    name,
    model,
    draft: () => Promise.reject(new Error('not built yet')),
  }
}
