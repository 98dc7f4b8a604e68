// Bugs of making a call that others shipped, each under its report.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { listConnections } from '../../../../src/main/store/queries/voice-connections.ts'
import { startService, type LoopbackService } from './loopback-service.ts'
import { KEY, makeBench, OFFER, type Bench } from './voice-connections.ts'

let service: LoopbackService
let bench: Bench

beforeEach(async () => {
  service = await startService()
  bench = makeBench(service.baseUrl)
})
afterEach(async () => {
  bench.temp.cleanup()
  await service.close()
})

const connect = (reason: 'start' | 'reconnect') =>
  bench.handlers['voice.connect']({ sessionId: 'session-1', sdp: OFFER, reason })

it('sokuji PR #377: nothing that wears out is used for a second connection', async () => {
  await connect('start')
  await connect('reconnect')
  const calls = service.asked.filter(({ path }) => path === '/v1/realtime/calls')
  expect(calls).toHaveLength(2)
  // The key itself, each time: no secret was minted that a second call could find used up.
  expect(calls.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${KEY}`, `Bearer ${KEY}`])
  expect(service.asked.some(({ path }) => path.includes('client_secrets'))).toBe(false)
})

it('openai-agents-js #483, openclaw PR #76457: main exchanges the offer, knows the call, and tells no secret', async () => {
  const connection = await connect('start')
  expect(listConnections(bench.temp.store, 'session-1')).toMatchObject([{ callId: 'rtc_1' }])
  expect(JSON.stringify(connection)).not.toContain(KEY)
  // The connection asks nobody but main: no page of another origin has to allow it.
  const folder = join(import.meta.dirname, '../../../../src/renderer/realtime')
  const asking = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .filter((name) => /\bfetch\(|XMLHttpRequest|new WebSocket/.test(readFileSync(join(folder, name), 'utf8')))
  expect(asking).toEqual([])
})
