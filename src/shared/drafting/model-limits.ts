// How long a prompt and an answer may be, by model: what is known of the hosted ones, and what any other can take.
import type { EngineName } from './draft-job.ts'

/** Tokens. */
export interface DraftingLimits {
  /** Of a prompt. */
  promptTokens: number
  /** Of an answer, thoughts of the model included. */
  outputTokens: number
}

/** Tokens that prompt and answer may come to together; the models' own limits, where they are told. */
const contexts: Record<string, number> = {
  'gpt-6-astra': 1_050_000,
  'gpt-6.1-sol': 1_050_000,
  'gpt-6.1-terra': 1_050_000,
  'gpt-6-sol': 400_000,
  'gpt-6-luna': 400_000,
  'gpt-5.6-sol': 400_000,
  'gpt-5.6-terra': 400_000,
  'gpt-5.6-luna': 400_000,
  'gpt-5.5': 400_000,
  'gpt-5.4': 400_000,
  'gpt-5.4-mini': 400_000,
}

/** More costs more and rarely writes better. */
const KNOWN_PROMPT = 60_000
const UNKNOWN_PROMPT = 16_000
/** Servers on a desk: small models, and a window of 8,192 tokens is common. */
const SERVER_PROMPT = 6000
const HOSTED_OUTPUT = 16_000
const SERVER_OUTPUT = 4000

/** Under this a prompt cannot hold its rules and a passage. */
const LEAST_PROMPT = 2000

/** `chosen` = the author's own budget of a prompt, or null. */
export function draftingLimits(engine: EngineName, model: string, chosen: number | null): DraftingLimits {
  if (engine === 'server')
    return { promptTokens: atLeast(chosen ?? SERVER_PROMPT), outputTokens: SERVER_OUTPUT }
  const context = new Map(Object.entries(contexts)).get(model.replace(/-\d{4}-\d{2}-\d{2}$/, ''))
  const wanted = chosen ?? (context === undefined ? UNKNOWN_PROMPT : KNOWN_PROMPT)
  const room = context === undefined ? wanted : context - HOSTED_OUTPUT
  return { promptTokens: atLeast(Math.min(wanted, room)), outputTokens: HOSTED_OUTPUT }
}

function atLeast(tokens: number): number {
  return Math.max(LEAST_PROMPT, Math.floor(tokens))
}
