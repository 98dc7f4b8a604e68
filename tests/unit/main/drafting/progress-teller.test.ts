// Bugs caught: an answer that comes in a burst and then pauses leaves the window with what it was at the burst's
// beginning; events for each piece; one that comes when the job is over.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { progressTeller, type ProgressTeller } from '../../../../src/main/drafting/progress-teller.ts'

let told: unknown[]
let teller: ProgressTeller
beforeEach(() => {
  vi.useFakeTimers()
  told = []
  teller = progressTeller({ emit: (_name, payload) => void told.push(payload) }, { id: 'j', projectId: 'p' })
})
afterEach(() => void vi.useRealTimers())

const of = (section: string | null, fraction: number) => ({ section, fraction })
const event = (section: string | null, fraction: number) => ({
  projectId: 'p',
  jobId: 'j',
  progress: of(section, fraction),
})

it('tells the first at once and the last of a burst soon after', () => {
  teller.tell(of(null, 0))
  for (let step = 1; step <= 50; step++) teller.tell(of('One', step / 100))
  expect(told).toEqual([event(null, 0)])
  vi.advanceTimersByTime(100)
  expect(told).toEqual([event(null, 0), event('One', 0.5)])
  vi.advanceTimersByTime(10_000)
  expect(told).toHaveLength(2)
  teller.tell(of('Two', 0.6))
  expect(told.at(-1)).toEqual(event('Two', 0.6))
})

it('tells ten times a second at most', () => {
  for (let ms = 0; ms < 1000; ms++) {
    teller.tell(of('One', ms / 1000))
    vi.advanceTimersByTime(1)
  }
  expect(told).toHaveLength(11)
})

it('tells nothing once it was ended', () => {
  teller.tell(of(null, 0))
  teller.tell(of('One', 0.5))
  teller.end()
  teller.tell(of('One', 0.6))
  vi.advanceTimersByTime(1000)
  expect(told).toEqual([event(null, 0)])
  expect(vi.getTimerCount()).toBe(0)
})
