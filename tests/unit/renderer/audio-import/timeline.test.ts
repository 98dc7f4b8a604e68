// Bugs caught: a second that is heard twice after a jump in the file, a gap that pulls everything after it forward, a
// clock of whole milliseconds that is taken for gaps, an hour of silence for one damaged time.
import { expect, it } from 'vitest'
import { createTimeline } from '../../../../src/renderer/audio-import/timeline.ts'

const RATE = 1000

it('joins pieces that follow each other, whatever their clock rounds', () => {
  const timeline = createTimeline(RATE, 0, 10_000)
  expect(timeline.place(0, 20)).toEqual({ silence: 0, skip: 0 })
  expect(timeline.place(21, 20)).toEqual({ silence: 0, skip: 0 })
  expect(timeline.place(39, 20)).toEqual({ silence: 0, skip: 0 })
})

it('begins exactly where it is to begin', () => {
  const timeline = createTimeline(RATE, 1000, 10_000)
  expect(timeline.place(900, 80)).toEqual({ silence: 0, skip: 80 })
  expect(timeline.place(980, 80)).toEqual({ silence: 0, skip: 20 })
  expect(timeline.place(1060, 80)).toEqual({ silence: 0, skip: 0 })
})

it('fills with silence what is missing, at the beginning and within', () => {
  const timeline = createTimeline(RATE, 0, 10_000)
  expect(timeline.place(30, 100)).toEqual({ silence: 30, skip: 0 })
  expect(timeline.place(630, 100)).toEqual({ silence: 500, skip: 0 })
  expect(timeline.place(730, 100)).toEqual({ silence: 0, skip: 0 })
})

it('leaves out what was heard already', () => {
  const timeline = createTimeline(RATE, 0, 10_000)
  timeline.place(0, 500)
  expect(timeline.place(300, 400)).toEqual({ silence: 0, skip: 200 })
  expect(timeline.place(700, 100)).toEqual({ silence: 0, skip: 0 })
})

it('believes no time beyond the end', () => {
  const timeline = createTimeline(RATE, 0, 10_000)
  timeline.place(0, 500)
  expect(timeline.place(3_600_000, 100)).toEqual({ silence: 0, skip: 0 })
  expect(timeline.place(600, 100)).toEqual({ silence: 0, skip: 0 })
})
