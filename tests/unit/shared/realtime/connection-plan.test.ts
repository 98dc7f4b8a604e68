// When the next connection is made.
import { expect, test } from 'vitest'
import {
  isRotationDue,
  retriesByItself,
  retryDelayMs,
  ROTATE_AFTER_MS,
} from '../../../../src/shared/realtime/connection-plan.ts'

test('the wait doubles, is spread, and ends at half a minute', () => {
  const waits = [0, 1, 2, 3, 4, 5, 6, 7, 50, 1e6].map((attempt) => retryDelayMs(attempt, 0.5))
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000, 30_000])
  expect(retryDelayMs(2, 0)).toBe(1600)
  expect(retryDelayMs(2, 1)).toBe(2400)
})

test('what the author has to mend is not tried again by itself', () => {
  for (const code of ['KEY_MISSING', 'KEY_REFUSED', 'QUOTA_EXCEEDED', 'SERVICE_REFUSED'] as const)
    expect(retriesByItself(code)).toBe(false)
  for (const code of ['OFFLINE', 'RATE_LIMITED', 'SERVICE_FAILED', null] as const)
    expect(retriesByItself(code)).toBe(true)
})

test('a connection is given up in a quiet moment after 50 minutes, and before 60 in any case', () => {
  const minute = 60_000
  expect(isRotationDue(ROTATE_AFTER_MS - 1, true)).toBe(false)
  expect(isRotationDue(ROTATE_AFTER_MS, true)).toBe(true)
  expect(isRotationDue(ROTATE_AFTER_MS, false)).toBe(false)
  expect(isRotationDue(58 * minute, false)).toBe(true)
})
