// When a voice session makes its next connection: after a loss, and before the service would cut the old one.
import type { ErrorCode } from '../errors.ts'

/** The service ends a session at 60 minutes, without a warning. */
export const ROTATE_AFTER_MS = 50 * 60_000
/** No quiet moment was found until now: go on in a new connection all the same. */
const ROTATE_LATEST_MS = 57 * 60_000

const FIRST_DELAY_MS = 500
const LONGEST_DELAY_MS = 30_000

/** Doubles from half a second to half a minute; `random` (0 to 1) spreads it by a fifth either way. */
export function retryDelayMs(attempt: number, random: number): number {
  const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempt, 10))
  return Math.round(delay * (0.8 + 0.4 * random))
}

/** Trying again by itself makes sense only where nobody has to do anything first. */
export function retriesByItself(code: ErrorCode | null): boolean {
  switch (code) {
    case 'KEY_MISSING':
    case 'KEY_REFUSED':
    case 'QUOTA_EXCEEDED':
    case 'SERVICE_REFUSED':
    case 'INVALID_ARGUMENT':
    case 'NOT_FOUND':
    case 'CONFLICT':
    case 'FORBIDDEN':
      return false
    default:
      return true
  }
}

/** `quiet` = nobody speaks and nothing is awaited. */
export function isRotationDue(ageMs: number, quiet: boolean): boolean {
  return ageMs >= ROTATE_LATEST_MS || (quiet && ageMs >= ROTATE_AFTER_MS)
}
