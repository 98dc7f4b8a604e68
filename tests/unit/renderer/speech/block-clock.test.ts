// Catches: turns that drift away from what is heard there, a busy window that tears a sentence apart, lost sound that
// makes everything after it stand too early.
import { expect, test } from 'vitest'
import { createBlockClock } from '../../../../src/renderer/speech/block-clock.ts'

test('blocks that are told unevenly follow each other without a jump', () => {
  const clock = createBlockClock()
  const told = [100, 290, 295, 400, 640, 640, 700]
  const places = told.map((ms) => clock.place(100, ms))
  // The first was told in time; the others were late, never early.
  expect(places).toEqual([0, 100, 195, 295, 395, 495, 595])
})

test('the first block told late is put right by the next that is not', () => {
  const clock = createBlockClock()
  expect(clock.place(100, 400)).toBe(300)
  expect(clock.place(100, 410)).toBe(310)
  expect(clock.place(100, 430)).toBe(330)
})

test('sound that was left out moves what follows: at once when it was much, in two seconds when it was little', () => {
  const clock = createBlockClock()
  clock.place(100, 100)
  expect(clock.place(100, 5000)).toBe(4900)
  let at = 0
  for (let n = 0; n < 25; n += 1) at = clock.place(100, 5500 + n * 100)
  expect(at).toBe(5400 + 24 * 100)
})

test('after a rest the clock is read anew', () => {
  const clock = createBlockClock()
  clock.place(100, 100)
  clock.rest()
  expect(clock.place(100, 900)).toBe(800)
})
