// How long a service asks to be left alone.

const DEFAULT_MS = 5000
const LONGEST_MS = 10 * 60_000

/** From `retry-after-ms`, or `retry-after` in seconds or as a date; bounded, and never nothing. */
export function retryAfterMs(headers: Headers | undefined, now: number): number {
  const told = exactly(headers) ?? inSecondsOrDate(headers, now) ?? DEFAULT_MS
  return Math.min(LONGEST_MS, Math.max(0, Math.round(told)))
}

function exactly(headers: Headers | undefined): number | null {
  return numberOf(headers?.get('retry-after-ms'))
}

function inSecondsOrDate(headers: Headers | undefined, now: number): number | null {
  const text = headers?.get('retry-after')
  const seconds = numberOf(text)
  if (seconds !== null) return seconds * 1000
  const date = Date.parse(text ?? '')
  return Number.isNaN(date) ? null : date - now
}

function numberOf(text: string | null | undefined): number | null {
  if (text === null || text === undefined || text.trim() === '') return null
  const number = Number(text)
  return Number.isFinite(number) ? number : null
}
