// The one door into main: look the route up, bound and parse the argument, run the handler, answer.
import { requests, type RequestName } from '../../shared/ipc/contract.ts'
import type { Answer } from '../../shared/ipc/envelope.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import { judgeArgument, type ArgumentVerdict } from './argument-size.ts'
import { errorAnswer, invalidArgument, type ReportBug } from './error-answer.ts'
import type { Handlers } from './handlers.ts'
import type { RateLimit } from './rate-limit.ts'

export interface RouterPorts {
  /** The handlers of the moment. Throws, in words for the author, why there are none. */
  handlersFor(name: RequestName): Partial<Handlers>
  rateLimit: RateLimit
  reportBug: ReportBug
}

export type Router = (name: unknown, input: unknown) => Promise<Answer<unknown>>

export function createRouter({ handlersFor, rateLimit, reportBug }: RouterPorts): Router {
  return async (name, input) => {
    if (!isRoute(name)) return refuse('NOT_FOUND', 'The studio knows no such request.')
    if (!rateLimit.take(name)) {
      return refuse(
        'LIMIT_EXCEEDED',
        'The studio was asked too often at once. Wait a moment, then try again.',
      )
    }
    const verdict = judgeArgument(input)
    if (verdict !== 'ok') return refuseArgument(verdict)
    const parsed = requests[name].input.safeParse(input)
    if (!parsed.success) return { ok: false, error: invalidArgument(parsed.error) }
    try {
      const handler = handlersFor(name)[name]
      if (!handler) return refuse('NOT_FOUND', 'This part of the studio is not available.')
      // The contract pairs each route's schema with its handler's input; a lookup by name loses that pairing.
      return { ok: true, value: await (handler as (input: unknown) => unknown)(parsed.data) }
    } catch (error) {
      return { ok: false, error: errorAnswer(name, error, reportBug) }
    }
  }
}

/** Own properties only: `__proto__` and `constructor` are no routes. */
function isRoute(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(requests, name)
}

function refuseArgument(verdict: Exclude<ArgumentVerdict, 'ok'>): Answer<never> {
  switch (verdict) {
    case 'too_large':
      return refuse(
        'LIMIT_EXCEEDED',
        'This is too large for the studio to take at once. Nothing was changed.',
      )
    case 'too_deep':
    case 'not_plain':
      return refuse('INVALID_ARGUMENT', 'The studio could not read this request. Nothing was changed.')
  }
}

function refuse(code: ErrorCode, message: string): Answer<never> {
  return { ok: false, error: { code, message } }
}
