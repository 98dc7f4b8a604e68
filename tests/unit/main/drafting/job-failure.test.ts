// Bugs caught: a server that is down all night is looked for without end at the pace of the first minute, each time with the
// whole talk; a service names a time so far away that the job never runs.
import { expect, it } from 'vitest'
import { judgeFailure } from '../../../../src/main/drafting/job-failure.ts'
import { StudioError } from '../../../../src/shared/errors.ts'
import { draftJob } from '../../../support/draft-job.ts'

const MINUTE = 60_000
const job = draftJob({ status: 'running', createdAt: 0 })

function pauseAfter(error: StudioError, now: number): number {
  const failure = judgeFailure(error, job, { now, random: 0, stopped: false })
  if (failure.kind !== 'wait' || failure.nextAttemptAt === null) throw new Error('It does not wait')
  return failure.nextAttemptAt - now
}

it('looks for the network soon at first, then less often, and every other minute at least', () => {
  const offline = new StudioError('OFFLINE', 'There is no network.')
  expect(pauseAfter(offline, 0)).toBe(8000)
  expect(pauseAfter(offline, 5 * MINUTE)).toBe(30_000)
  let looks = 0
  for (let now = 0; now < 12 * 60 * MINUTE; now += pauseAfter(offline, now)) looks++
  expect(looks).toBeLessThan(400)
  expect(pauseAfter(offline, 365 * 24 * 60 * MINUTE)).toBe(2 * MINUTE)
  expect(pauseAfter(offline, -MINUTE)).toBe(8000)
})

it('waits as long as a service asks, and an hour at most', () => {
  const busy = (retryAfterMs: number) =>
    new StudioError('RATE_LIMITED', 'Too often.', { retryable: true, retryAfterMs })
  expect(pauseAfter(busy(10 * MINUTE), 0)).toBe(10 * MINUTE)
  expect(pauseAfter(busy(Number.MAX_SAFE_INTEGER), 0)).toBe(60 * MINUTE)
  expect(pauseAfter(busy(-5), 0)).toBe(1000)
})
