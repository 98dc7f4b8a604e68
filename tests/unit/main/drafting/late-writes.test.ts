// Bugs caught: a disk that refuses is asked without a pause, or no more after a while; the log fills with one and the same
// failure; what is not wanted any more is written over what came after it.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { LateWrites } from '../../../../src/main/drafting/late-writes.ts'
import { whenWritable } from '../../../../src/main/drafting/when-writable.ts'
import { StudioError } from '../../../../src/shared/errors.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const full = new StudioError('DISK_FULL', 'Free some space.')

let refusing: boolean
let tries: number
let reported: unknown[]
let written: number
let late: LateWrites
beforeEach(() => {
  vi.useFakeTimers()
  refusing = true
  tries = 0
  reported = []
  written = 0
  late = new LateWrites({
    report: (error) => void reported.push(error),
    written: () => void written++,
    random: () => 0,
  })
})
afterEach(() => {
  late.stop()
  vi.useRealTimers()
})

function write(): void {
  tries++
  if (refusing) throw full
}

it('tries again soon, then once a minute or so, and tells of it once', () => {
  late.write('p1', write)
  vi.advanceTimersByTime(MINUTE)
  expect(tries).toBeGreaterThan(4)
  vi.advanceTimersByTime(10 * HOUR)
  expect(tries).toBeLessThan(620)
  late.write('p2', write)
  expect([reported, written, [...late.keys]]).toEqual([[full], 0, ['p1', 'p2']])
  refusing = false
  vi.advanceTimersByTime(MINUTE)
  expect([written, [...late.keys]]).toEqual([1, []])
  const before = tries
  vi.advanceTimersByTime(HOUR)
  expect(tries).toBe(before)
  refusing = true
  late.write('p1', write)
  expect(reported).toEqual([full, full])
})

it('writes what came last for a key, and that once', () => {
  const done: string[] = []
  const saying = (words: string) => () => {
    write()
    done.push(words)
  }
  late.write('p1', saying('old'))
  late.write('p1', saying('new'))
  refusing = false
  late.tryNow()
  vi.advanceTimersByTime(HOUR)
  expect(done).toEqual(['new'])
})

it('goes on though nobody can be told', () => {
  late = new LateWrites({
    report() {
      throw new Error('The log is full too')
    },
    written: () => void written++,
    random: () => 0,
  })
  expect(() => late.write('p1', write)).toThrow('The log is full too')
  refusing = false
  vi.advanceTimersByTime(MINUTE)
  expect(written).toBe(1)
})

it('tries a last time when it is stopped, and then no more', () => {
  late.write('p1', write)
  late.stop()
  expect(tries).toBe(2)
  vi.advanceTimersByTime(HOUR)
  late.write('p2', write)
  vi.advanceTimersByTime(HOUR)
  expect(tries).toBe(3)
})

it('holds an answer for half an hour or so, and lets go of it with a failure that is not tried again', async () => {
  const failed = expect(whenWritable(write, new AbortController().signal)).rejects.toMatchObject({
    code: 'DISK_FULL',
    data: { retryable: false },
  })
  await vi.advanceTimersByTimeAsync(15 * MINUTE)
  expect(vi.getTimerCount()).toBe(1)
  await vi.advanceTimersByTimeAsync(HOUR)
  await failed
  expect(tries).toBeLessThan(60)
  expect(vi.getTimerCount()).toBe(0)
})

it('waits for no other failure than that of the disk, and not when it is stopped', async () => {
  const { signal } = new AbortController()
  const bug = new TypeError('no')
  await expect(whenWritable(() => Promise.reject(bug), signal)).rejects.toBe(bug)
  const controller = new AbortController()
  const stopped = expect(whenWritable(write, controller.signal)).rejects.toMatchObject({ code: 'CANCELLED' })
  await vi.advanceTimersByTimeAsync(100)
  controller.abort()
  await stopped
  await expect(whenWritable(write, controller.signal)).rejects.toBe(full)
  expect([tries, vi.getTimerCount()]).toEqual([2, 0])
})
