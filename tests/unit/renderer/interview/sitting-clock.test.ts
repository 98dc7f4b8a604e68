// Bugs caught: a pause that counts as talking, time lost or counted twice when pausing again.
import { expect, it } from 'vitest'
import { advance } from '../../../../src/renderer/screens/interview/sitting-clock.ts'

it('counts only live time', () => {
  let clock = advance(undefined, true, 100)
  clock = advance(clock, true, 150)
  clock = advance(clock, false, 200)
  expect(clock).toEqual({ counted: 100, since: null })
  clock = advance(clock, false, 900)
  clock = advance(clock, true, 1000)
  expect(advance(clock, false, 1050)).toEqual({ counted: 150, since: null })
})

it('starts at rest for a sitting that is found paused', () => {
  expect(advance(undefined, false, 100)).toEqual({ counted: 0, since: null })
})
