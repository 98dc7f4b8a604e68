// One request to a model for a draft job: what was sent, what came, what it used.
export const modelRequestKinds = ['draft', 'repair'] as const
export type ModelRequestKind = (typeof modelRequestKinds)[number]

/** `sent`: under way, or cut off by a crash; `cut`: the answer broke off; `unfit`: whole, and of no use. */
export const modelRequestOutcomes = ['sent', 'answered', 'unfit', 'cut', 'failed', 'cancelled'] as const
export type ModelRequestOutcome = (typeof modelRequestOutcomes)[number]

export interface PromptMessage {
  role: 'system' | 'user' | 'assistant'
  text: string
}

export interface ModelUsage {
  inputTokens: number
  /** Part of `inputTokens`. */
  cachedTokens: number
  outputTokens: number
}

/** As the activity view shows it. */
export interface ModelRequestView {
  id: string
  jobId: string
  attempt: number
  kind: ModelRequestKind
  host: string
  model: string
  outcome: ModelRequestOutcome
  usage: ModelUsage | null
  costUsd: number | null
  error: string | null
  startedAt: number
  endedAt: number | null
  /** null = removed to save space. */
  prompt: PromptMessage[] | null
  answer: string | null
}
