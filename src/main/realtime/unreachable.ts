// Why a host gave no answer, from the codes of the network below.
import { AnswerTooLarge } from './service-fetch.ts'
import { ANSWER_WITHIN_MS } from './service.ts'
import type { ServiceFailure } from './service-failure.ts'

const NO_SUCH_HOST = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME'])
const NO_NETWORK = new Set(['ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'EHOSTUNREACH'])
const TIMED_OUT = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
])
const NOT_SECURE = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_/

/** `cause` = what the fetch failed with, or `timeout`. */
export function unreachable(cause: unknown, host: string): ServiceFailure {
  const chain = cause === 'timeout' ? [] : causesOf(cause)
  if (chain.some((error) => error instanceof AnswerTooLarge)) return tooLarge(host)
  const code = cause === 'timeout' ? 'ETIMEDOUT' : (chain.map(codeOf).find((found) => found !== null) ?? '')
  const failure = { code: 'OFFLINE', about: 'address', status: null } as const
  if (NOT_SECURE.test(code)) {
    return {
      ...failure,
      what: `No secure connection to ${host} could be made: its certificate is not trusted on this computer.`,
      todo: 'Check the base URL in Settings, the date of this computer, and whether a proxy reads along.',
      retryable: false,
    }
  }
  return { ...failure, ...wordsFor(code, host), retryable: true }
}

/** It failed before anything was sent: while the host was looked up, the connection made, or its certificate read. */
export function neverReached(cause: unknown): boolean {
  return causesOf(cause).some((error) => {
    const code = codeOf(error) ?? ''
    if (code === 'UND_ERR_CONNECT_TIMEOUT' || NOT_SECURE.test(code)) return true
    return 'syscall' in error && (error.syscall === 'connect' || error.syscall === 'getaddrinfo')
  })
}

function wordsFor(code: string, host: string): Pick<ServiceFailure, 'what' | 'todo'> {
  if (NO_SUCH_HOST.has(code)) {
    return {
      what: `${host} could not be found.`,
      todo: 'Check that this computer is online, and the base URL in Settings.',
    }
  }
  if (NO_NETWORK.has(code)) {
    return {
      what: `There is no way from here to ${host}.`,
      todo: 'Check that this computer is online.',
    }
  }
  if (TIMED_OUT.has(code)) {
    return {
      what: `${host} did not answer within ${ANSWER_WITHIN_MS / 1000} seconds.`,
      todo: 'Check the network, then try again.',
    }
  }
  if (code === 'ECONNREFUSED') {
    return {
      what: `${host} refused the connection.`,
      todo: 'Check the base URL in Settings, and whether a firewall stands between.',
    }
  }
  return { what: `The connection to ${host} broke off.`, todo: 'Check the network, then try again.' }
}

function tooLarge(host: string): ServiceFailure {
  return {
    code: 'SERVICE_FAILED',
    what: `${host} answered with far more than an answer of the service can hold; it was not read.`,
    todo: 'Check the base URL in Settings.',
    retryable: true,
    about: 'address',
    status: null,
  }
}

const MAX_CAUSES = 6

/** An error and what it was caused by, outermost first. */
function causesOf(error: unknown): Error[] {
  const chain: Error[] = []
  let next = error
  while (next instanceof Error && chain.length < MAX_CAUSES) {
    chain.push(next)
    next = next instanceof AggregateError ? next.errors[0] : next.cause
  }
  return chain
}

function codeOf(error: Error): string | null {
  return 'code' in error && typeof error.code === 'string' ? error.code : null
}
