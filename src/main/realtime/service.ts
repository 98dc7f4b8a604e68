// The hosted service as this studio reaches it: the author's address and key, and the client for them.
import type OpenAI from 'openai'
import { StudioError } from '../../shared/errors.ts'
import { serviceFetch } from './service-fetch.ts'

/** Less than a connection may take to open in the window, so that the author hears what the network said. */
export const ANSWER_WITHIN_MS = 12_000

export interface ServiceAddress {
  baseUrl: string
  /** For words: the host the author named. */
  host: string
  model: string
}

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

export interface Service extends ServiceAddress {
  client: OpenAI
}

export function addressOf(baseUrl: string, model: string): ServiceAddress {
  return { baseUrl, host: new URL(baseUrl).host, model }
}

/**
 * Throws KEY_REFUSED for what cannot be a key, before it could be quoted by anything that fails on it. Without a key
 * (null) none is sent.
 */
export async function openService(
  address: ServiceAddress,
  apiKey: string | null,
  timeoutMs = ANSWER_WITHIN_MS,
  fetch: Fetch = serviceFetch,
): Promise<Service> {
  if (apiKey !== null && !/^[\x21-\x7e]+$/.test(apiKey)) throw notAKey()
  // Large, and not needed before the first connection: the studio starts without it.
  const { OpenAI } = await import('openai')
  // Whatever is left out here, the package reads from the environment.
  const client = new OpenAI({
    // The package insists on one; what is sent is the header below.
    apiKey: apiKey ?? 'none',
    baseURL: address.baseUrl,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    // Headers of the environment go over the package's own for the key, but not over these.
    defaultHeaders: { authorization: apiKey === null ? null : `Bearer ${apiKey}` },
    defaultQuery: {},
    maxRetries: 0,
    timeout: timeoutMs,
    fetch,
  })
  return { ...address, client }
}

function notAKey(): StudioError {
  return new StudioError(
    'KEY_REFUSED',
    'The API key holds a space or a character that no key has; it was sent nowhere. ' +
      'Nothing that was said is lost. Enter the key again in Settings.',
    { retryable: false },
  )
}
