// Scripts of answers that are what was asked for.
import type { ModelUsage } from '../../../src/shared/drafting/model-request.ts'
import { answerFor } from './answer-for.ts'
import type { AskedRequest } from './asked-request.ts'
import type { Finish, Script } from './script.ts'
import type { WireAnswer } from './wire-answer.ts'

export interface Telling {
  /** Characters of a piece. */
  chunk?: number
  /** Before each piece. */
  delayMs?: number
  usage?: ModelUsage | null
  reason?: Finish
}

/** Any text as an answer. */
export function says(text: string, { chunk, delayMs, usage, reason }: Telling = {}): Script {
  return [
    { kind: 'text', text, ...(chunk ? { chunk } : {}), ...(delayMs ? { delayMs } : {}) },
    { kind: 'finish', ...(usage === undefined ? {} : { usage }), ...(reason ? { reason } : {}) },
  ]
}

/** A draft, by default one made for the prompt that came. */
export function draftAnswer(
  answer: WireAnswer | ((asked: AskedRequest) => WireAnswer) = answerFor,
  telling: Telling = {},
): (asked: AskedRequest) => Script {
  return (asked) => says(JSON.stringify(typeof answer === 'function' ? answer(asked) : answer), telling)
}
