// Bugs caught: a promise made after the first second, or one that counts what was in before it was gone on with.
import { expect, it } from 'vitest'
import { timeLeft } from '../../../../src/renderer/audio-import/time-left.ts'

it('goes by how fast it went since it was gone on with', () => {
  const pace = { startedAt: 1000, startedMs: 600_000 }
  expect(timeLeft(pace, 600_000, 3_600_000, 9000)).toBeNull()
  expect(timeLeft(pace, 660_000, 3_600_000, 1500)).toBeNull()
  expect(timeLeft(pace, 900_000, 3_600_000, 4000)).toBe(27_000)
  expect(timeLeft(pace, 3_700_000, 3_600_000, 4000)).toBe(0)
})
