// What went wrong with a request to a model, in words for the author; see job-failure.ts for what each leads to.
// Nothing that the service wrote is repeated: it may echo what it was sent.
import { APIConnectionError, APIError } from 'openai/error'
import { StudioError } from '../../../shared/errors.ts'
import { isLoopback } from '../../credentials/base-url.ts'
import { failureOf, refusalOf, strangeAnswer, type Purpose } from '../../realtime/read-failure.ts'
import { serviceError, type ServiceFailure } from '../../realtime/service-failure.ts'
import { unreachable } from '../../realtime/unreachable.ts'
import { BrokenOff, StoppedAsking, StrangeAnswer, type ModelServer } from './ask-model.ts'
import type { Stopped } from './watch-answer.ts'
import type { AnswerEnd, ToldError } from './wire.ts'

const SAFE = 'Your document is unchanged, and nothing that was said is lost.'
const AGAIN = 'The studio tries again a few times by itself; after that, press Retry.'
const WAITS = 'The draft update goes on by itself as soon as it can.'
const OTHER_WAY = 'choose another model in Settings, or draft this without a model.'

const drafting: Purpose = {
  offer: 'drafting model',
  model: 'drafting model',
  check: 'Test drafting in Settings, and check the model there.',
}

/** The failure in words for the job that it stops, or keeps waiting. */
export function draftingError(failure: ServiceFailure): StudioError {
  const { code, todo, retryable, status } = failure
  if (code === 'CANCELLED') return serviceError(failure, '')
  if (!retryable) return serviceError(failure, SAFE)
  // What passes by itself leaves nothing to do.
  const before = status === null && todo !== '' ? `${todo} ` : ''
  return serviceError({ ...failure, todo: before + (code === 'OFFLINE' ? WAITS : AGAIN) }, SAFE)
}

/** What `askModel` failed with. Anything that is no failure of the service is a bug, and thrown on. */
export function modelFailure(error: unknown, at: ModelServer): ServiceFailure {
  if (error instanceof StoppedAsking) return stopped(error.why, at)
  if (error instanceof StrangeAnswer) return strangeAnswer(at)
  if (error instanceof BrokenOff) return brokenOff(at)
  if (error instanceof APIConnectionError) return notReached(error, at)
  if (at.key === null && error instanceof APIError && error.status === 401) return keyMissing(at)
  if (error instanceof APIError && isTooLong(error)) return promptTooLong(error.status ?? null, at)
  return failureOf(error, at, drafting)
}

/** By the names that the hosted service and llama.cpp have for it. */
function isTooLong({ code, type }: APIError): boolean {
  return code === 'context_length_exceeded' || type === 'exceed_context_size_error'
}

function promptTooLong(status: number | null, { model }: ModelServer): ServiceFailure {
  const what = `The material for this draft is longer than ${model} can read at once.`
  const todo = 'Choose a smaller prompt size in Settings, then try again.'
  return { ...unwilling(what, todo), status }
}

/** An answer that came, and is none; null = it is whole. */
export function endFailure(end: AnswerEnd, at: ModelServer): ServiceFailure | null {
  switch (end) {
    case 'whole':
      return null
    case 'refused':
      return unwilling(`${at.model} declined to write this.`, `Ask for it in other words, ${OTHER_WAY}`)
    case 'filtered':
      return unwilling(
        `${at.host} held the answer back because of what it or your material is about.`,
        `Ask for another part first, ${OTHER_WAY}`,
      )
    case 'length':
      return unwilling(
        `The answer of ${at.model} grew too long and was cut off.`,
        'Ask for less at a time, for example for one section.',
      )
    default:
      return told(end, at)
  }
}

/** Twice in a form that cannot be read. */
export function unfitAnswer({ model }: ModelServer): ServiceFailure {
  return unwilling(
    `${model} answered twice in a form the studio cannot use.`,
    `Try again; if it happens again, ${OTHER_WAY}`,
  )
}

function unwilling(what: string, todo: string): ServiceFailure {
  return { code: 'SERVICE_REFUSED', what, todo, retryable: false, about: 'quota', status: null }
}

function told({ code, type }: ToldError, at: ModelServer): ServiceFailure {
  const named = typeof code === 'string' ? code : null
  const error = new APIError(undefined, { code: named, type }, undefined, undefined)
  return refusalOf(error, statusOf(code, type), at, drafting)
}

/** What is told within an answer has no status of its own; some servers put one there as the code. */
function statusOf(code: ToldError['code'], type: string | null): number {
  const number = Number(code ?? Number.NaN)
  if (number >= 400 && number < 600) return number
  if (code === 'rate_limit_exceeded' || type === 'rate_limit_error') return 429
  return type === 'invalid_request_error' || String(code).startsWith('invalid_') ? 400 : 500
}

/** The same again may go well; there is nothing for the author to do. */
const passing = {
  code: 'SERVICE_FAILED',
  todo: '',
  retryable: true,
  about: 'quota',
  status: null,
} as const satisfies Partial<ServiceFailure>

function stopped(why: Stopped, { host }: ModelServer): ServiceFailure {
  switch (why) {
    case 'cancelled':
      return { ...passing, code: 'CANCELLED', what: 'The draft update was stopped.' }
    case 'noAnswer':
      return { ...passing, what: `${host} took the request and did not begin to answer.` }
    case 'idle':
      return { ...passing, what: `${host} fell silent in the middle of its answer.` }
    case 'tookTooLong':
      return { ...passing, what: `${host} took too long over its answer.` }
    case 'tooLarge': {
      const what = `${host} answered with far more than a draft can hold; the rest was not read.`
      const todo = `Check the address in Settings, ${OTHER_WAY}`
      return { ...passing, retryable: false, what, todo }
    }
  }
}

function notReached(error: APIConnectionError, at: ModelServer): ServiceFailure {
  const failure = unreachable(error.cause, at.host)
  if (!failure.retryable) return { ...failure, code: 'SERVICE_REFUSED' }
  if (!isLoopback(new URL(at.baseUrl).hostname)) return failure
  return {
    ...failure,
    what: `The server at ${at.host} on this computer does not seem to be running.`,
    todo: 'Start it, or draft this without a model.',
  }
}

function brokenOff({ host }: ModelServer): ServiceFailure {
  return { ...passing, what: `The answer of ${host} broke off.` }
}

function keyMissing({ host }: ModelServer): ServiceFailure {
  return {
    code: 'KEY_MISSING',
    what: `${host} asks for a key, and there is none for it.`,
    todo: 'Enter its key in Settings, then try again.',
    retryable: false,
    about: 'key',
    status: 401,
  }
}
