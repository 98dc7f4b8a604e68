// What went wrong with the hosted service, in words for the author. Neither the key, nor an SDP, nor what the service
// wrote is repeated: a server may echo what it was sent.
import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai/error'
import { retryAfterMs } from './retry-after.ts'
import type { ServiceFailure } from './service-failure.ts'
import type { ServiceAddress } from './service.ts'
import { unreachable } from './unreachable.ts'

/** What the service is asked for, in the words of a failure. */
export interface Purpose {
  /** What a wrong address does not offer. */
  offer: string
  /** Which model another one may be chosen for. */
  model: string
  /** What to look at when a request is not accepted. */
  check: string
}

const talking: Purpose = {
  offer: 'spoken interviews',
  model: 'realtime model',
  check: 'Test the connection in Settings, and check the model and the voice there.',
}

/** Anything that is no failure of the service is a bug, and thrown on. */
export function failureOf(error: unknown, at: ServiceAddress, purpose = talking): ServiceFailure {
  if (error instanceof APIUserAbortError) return cancelled()
  if (error instanceof APIConnectionTimeoutError) return unreachable('timeout', at.host)
  if (error instanceof APIConnectionError) return unreachable(error.cause, at.host)
  if (!(error instanceof APIError) || error.status === undefined) throw error
  return refusalOf(error, error.status, at, purpose)
}

/** `status` may be another than the error's own: what is told within an answer has none. */
export function refusalOf(
  error: APIError,
  status: number,
  at: ServiceAddress,
  purpose: Purpose,
): ServiceFailure {
  const named = [error.code, error.type].filter((name) => typeof name === 'string')
  if (status === 402 || named.some((name) => QUOTA.has(name))) return noQuota(status, at)
  if (status === 401) return keyRefused(status, at)
  if (status === 429) return tooMany(status, error, at)
  if (named.includes('model_not_found') || isAboutModel(error)) return noModel(status, at, purpose)
  if (status === 403) return notAllowed(status, at)
  if (status === 404 || status === 405) return nothingThere(status, at, purpose)
  if (status >= 300 && status < 400) return sentElsewhere(status, at)
  if (status >= 500 || status === 408 || status === 409) return serviceFailed(status, at)
  return {
    code: 'SERVICE_REFUSED',
    what: `${at.host} did not accept the request (${status}).`,
    todo: purpose.check,
    retryable: false,
    about: 'model',
    status,
  }
}

const QUOTA = new Set(['insufficient_quota', 'billing_hard_limit_reached', 'billing_not_active'])

/** Servers that name no code say it in a sentence: "model 'x' not found, try pulling it first". */
function isAboutModel({ status, param, message }: APIError): boolean {
  if (status !== 400 && status !== 404) return false
  return param === 'model' || param === 'session.model' || (status === 404 && /\bmodel\b/i.test(message))
}

function cancelled(): ServiceFailure {
  return {
    code: 'CANCELLED',
    what: 'The connection was given up before it stood.',
    todo: '',
    retryable: true,
    about: 'address',
    status: null,
  }
}

function noQuota(status: number, { host }: ServiceAddress): ServiceFailure {
  return {
    code: 'QUOTA_EXCEEDED',
    what: `The account at ${host} has no credit left, or has reached its limit.`,
    todo: 'Add credit or raise the limit with the service, then try again.',
    retryable: false,
    about: 'quota',
    status,
  }
}

function keyRefused(status: number, { host }: ServiceAddress): ServiceFailure {
  return {
    code: 'KEY_REFUSED',
    what: `${host} did not accept the API key.`,
    todo: 'Check in Settings that it is whole, still valid, and of this service.',
    retryable: false,
    about: 'key',
    status,
  }
}

function notAllowed(status: number, { host, model }: ServiceAddress): ServiceFailure {
  return {
    code: 'KEY_REFUSED',
    what: `${host} does not allow this with your API key: the key, its project or this country may not use ${model}.`,
    todo: 'Check with the service what the key is allowed to do, or enter another one in Settings.',
    retryable: false,
    about: 'quota',
    status,
  }
}

function tooMany(status: number, { headers }: APIError, { host }: ServiceAddress): ServiceFailure {
  return {
    code: 'RATE_LIMITED',
    what: `${host} is asked too often at the moment.`,
    todo: 'Wait a little, then try again.',
    retryable: true,
    about: 'quota',
    status,
    retryAfterMs: retryAfterMs(headers, Date.now()),
  }
}

function noModel(status: number, { host, model }: ServiceAddress, purpose: Purpose): ServiceFailure {
  return {
    code: 'SERVICE_REFUSED',
    what: `${host} does not have the model ${model}, or your key may not use it.`,
    todo: `Choose another ${purpose.model} in Settings.`,
    retryable: false,
    about: 'model',
    status,
  }
}

function nothingThere(status: number, { host }: ServiceAddress, purpose: Purpose): ServiceFailure {
  return {
    code: 'SERVICE_REFUSED',
    what: `${host} answers, but offers no ${purpose.offer} at this address (${status}).`,
    todo: 'Check the base URL in Settings; it usually ends with /v1.',
    retryable: false,
    about: 'address',
    status,
  }
}

function sentElsewhere(status: number, { host }: ServiceAddress): ServiceFailure {
  return {
    code: 'SERVICE_REFUSED',
    what: `${host} points to another address (${status}); the studio sends your key only to the one you entered.`,
    todo: 'If you trust the other address, enter it as the base URL in Settings.',
    retryable: false,
    about: 'address',
    status,
  }
}

function serviceFailed(status: number, { host }: ServiceAddress): ServiceFailure {
  return {
    code: 'SERVICE_FAILED',
    what: `${host} has a problem of its own (${status}).`,
    todo: 'Try again in a little while.',
    retryable: true,
    about: 'address',
    status,
  }
}

/** It answered, and what it answered is not of this service. */
export function strangeAnswer({ host }: ServiceAddress): ServiceFailure {
  return {
    code: 'SERVICE_FAILED',
    what: `${host} answered with something that is not an answer of the service, such as a web page.`,
    todo: 'Check the base URL in Settings, and whether the network wants you to sign in first.',
    retryable: true,
    about: 'address',
    status: null,
  }
}
