// Which servers the author's keys and words may be sent to.
import { StudioError } from '../../shared/errors.ts'

/** One of the addresses the author can set. */
interface AddressSetting {
  /** As messages name it. */
  name: string
  field: string
  /** What an empty one stands for. */
  fallback: string
}

export const DEFAULT_BASE_URL = 'https://api.openai.com/v1'
/** Ollama's, the most common one. */
export const DEFAULT_SERVER_URL = 'http://127.0.0.1:11434/v1'

const hosted = { name: 'base URL', field: 'baseUrl', fallback: DEFAULT_BASE_URL }
const server = { name: 'server address', field: 'serverUrl', fallback: DEFAULT_SERVER_URL }

/** The hosted service's address without a trailing slash. Throws INVALID_ARGUMENT with what to change. */
export function parseBaseUrl(text: string): string {
  return parseAddress(text, hosted)
}

/** The same for the address of the author's own server. */
export function parseServerUrl(text: string): string {
  return parseAddress(text, server)
}

function parseAddress(text: string, setting: AddressSetting): string {
  const trimmed = text.trim()
  if (trimmed === '') return setting.fallback
  const refuse = (why: string): StudioError => refused(setting, why)
  if (!URL.canParse(trimmed)) throw refuse(`is not an address. It should look like ${setting.fallback}`)
  const url = new URL(trimmed)
  if (url.username !== '' || url.password !== '') throw refuse('must not hold a name or a password')
  if (url.search !== '' || url.hash !== '') throw refuse('must end with its path, without ? or #')
  const local = url.protocol === 'http:' && isLoopback(url.hostname)
  if (url.protocol !== 'https:' && !local) {
    throw refuse('must begin with https:// (http:// is only for a server on this computer)')
  }
  return url.href.replace(/\/+$/, '')
}

/** `hostname` as in a URL: a server on this computer. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

function refused({ name, field }: AddressSetting, why: string): StudioError {
  return new StudioError('INVALID_ARGUMENT', `The ${name} ${why}. Your settings were not changed.`, {
    fields: [field],
  })
}
