import { expect, test } from 'vitest'
import { createRateLimit } from '../../../../src/main/ipc/rate-limit.ts'

test('a burst passes, a flood does not, and one route does not use up another', () => {
  let now = 0
  const limit = createRateLimit({ burst: 3, perSecond: 2 }, () => now)
  expect([1, 2, 3, 4].map(() => limit.take('a'))).toEqual([true, true, true, false])
  expect(limit.take('b')).toBe(true)
  now = 500
  expect([limit.take('a'), limit.take('a')]).toEqual([true, false])
})

test('a long pause gives back one burst and no more', () => {
  let now = 0
  const limit = createRateLimit({ burst: 2, perSecond: 10 }, () => now)
  limit.take('a')
  now = 3_600_000
  expect([1, 2, 3].map(() => limit.take('a'))).toEqual([true, true, false])
})
