// Catches: a service that asks to be left alone and is asked again at once; an attempt that looks like a standstill.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createReconnection } from '../../../../src/renderer/realtime/reconnection.ts'
import { StudioError } from '../../../../src/shared/errors.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  vi.stubGlobal('window', globalThis)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

function start(connect: () => Promise<void>) {
  const told: (number | null)[] = []
  const reconnection = createReconnection({
    connect,
    failed: () => undefined,
    nextAttempt: (at) => void told.push(at),
    now: () => performance.now(),
    random: () => 0.5,
  })
  reconnection.start('reconnect')
  return { reconnection, told }
}

test('the next attempt comes when the service said, and at once when the author wants it', async () => {
  const connect = vi.fn(() =>
    Promise.reject(new StudioError('RATE_LIMITED', 'Too often.', { retryAfterMs: 20_000 })),
  )
  const { reconnection } = start(connect)
  await pass(19_000)
  expect(connect).toHaveBeenCalledTimes(1)
  await pass(1500)
  expect(connect).toHaveBeenCalledTimes(2)
  reconnection.now()
  expect(connect).toHaveBeenCalledTimes(3)
})

test('while an attempt is under way there is one', async () => {
  const { told } = start(() => new Promise(() => undefined))
  await pass(5000)
  expect(told.at(-1)).not.toBeNull()
})
