// Which servers the author's key and words may be sent to.
import { StudioError } from '../../shared/errors.ts'

export const DEFAULT_BASE_URL = 'https://api.openai.com/v1'

/** The address without a trailing slash. Throws INVALID_ARGUMENT with what to change. */
export function parseBaseUrl(text: string): string {
  const trimmed = text.trim()
  if (trimmed === '') return DEFAULT_BASE_URL
  if (!URL.canParse(trimmed))
    throw refused('is not an address. It should look like https://api.openai.com/v1')
  const url = new URL(trimmed)
  if (url.username !== '' || url.password !== '') throw refused('must not hold a name or a password')
  if (url.search !== '' || url.hash !== '') throw refused('must end with its path, without ? or #')
  const local = url.protocol === 'http:' && isLoopback(url.hostname)
  if (url.protocol !== 'https:' && !local) {
    throw refused('must begin with https:// (http:// is only for a server on this computer)')
  }
  return url.href.replace(/\/+$/, '')
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

function refused(why: string): StudioError {
  return new StudioError('INVALID_ARGUMENT', `The base URL ${why}. Your settings were not changed.`, {
    fields: ['baseUrl'],
  })
}
