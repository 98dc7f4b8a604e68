// Catches: calls that stay open at the service, and attempts that become one, when the page that made them is gone.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startService, type LoopbackService } from './loopback-service.ts'
import { failureIn, makeBench, OFFER, type Bench } from './voice-connections.ts'

let service: LoopbackService
let bench: Bench
const offer = { sessionId: 'session-1', sdp: OFFER, reason: 'start' } as const

beforeEach(async () => {
  service = await startService()
  bench = makeBench(service.baseUrl)
})
afterEach(async () => {
  bench.temp.cleanup()
  await service.close()
})

test('a call that stands is hung up', async () => {
  await bench.handlers['voice.connect'](offer)
  bench.calls.endAll()
  await expect.poll(() => service.asked.map(({ path }) => path)).toContain('/v1/realtime/calls/rtc_1/hangup')
  bench.calls.endAll()
  expect(bench.calls.of('session-1')).toEqual([])
})

test('an attempt is given up', async () => {
  const attempt = failureIn(() => bench.handlers['voice.connect'](offer))
  bench.calls.endAll()
  expect((await attempt).code).toBe('CANCELLED')
})
