import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { updateSession } from '../../../../src/main/store/queries/sessions.ts'
import { saveTranscriptItem } from '../../../../src/main/store/queries/transcript.ts'
import { listConnections } from '../../../../src/main/store/queries/voice-connections.ts'
import { makeItem } from '../../../support/items.ts'
import {
  ANSWER_SDP,
  accepts,
  refuses,
  startService,
  webPage,
  type LoopbackService,
} from './loopback-service.ts'
import { failureIn, KEY, makeBench, OFFER, type Bench } from './voice-connections.ts'

let service: LoopbackService
let bench: Bench
const offer = { sessionId: 'session-1', sdp: OFFER, reason: 'start' } as const
const HANG_UP = '/v1/realtime/calls/rtc_1/hangup'

beforeEach(async () => {
  service = await startService()
  bench = makeBench(service.baseUrl)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  bench.temp.cleanup()
  await service.close()
})

const rows = () => listConnections(bench.temp.store, 'session-1')

describe('voice.connect', () => {
  it('sends the offer and the session as two typed parts of one request, and answers the answer', async () => {
    const connection = await bench.handlers['voice.connect'](offer)
    expect(connection).toMatchObject({
      n: 1,
      sdp: ANSWER_SDP,
      model: 'gpt-realtime-2.1',
      stage: 'intake',
      seeds: [],
    })
    const [asked] = service.asked
    expect(asked).toMatchObject({ method: 'POST', path: '/v1/realtime/calls' })
    expect(asked?.headers.authorization).toBe(`Bearer ${KEY}`)
    expect(asked?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
    expect(asked?.body).toMatch(/name="sdp"[^]*content-type: application\/sdp[^]*canary-offer/i)
    expect(asked?.body).toMatch(/name="session"[^]*content-type: application\/json[^]*"type":"realtime"/i)
    expect(service.asked).toHaveLength(1)
  })

  it('tells the window what the call was created with', async () => {
    const { session } = await bench.handlers['voice.connect'](offer)
    expect(service.asked[0]?.body).toContain(JSON.stringify(session))
    expect(session).toMatchObject({ type: 'realtime', model: 'gpt-realtime-2.1' })
  })

  it('keeps a row with the id of the call', async () => {
    await bench.handlers['voice.connect'](offer)
    expect(rows()).toMatchObject([
      { n: 1, callId: 'rtc_1', model: 'gpt-realtime-2.1', reason: 'start', endedAt: null, end: null },
    ])
  })

  it('takes no address, key, header or log level from the environment, and tells nothing of this computer', async () => {
    vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:9/v1')
    vi.stubEnv('OPENAI_API_KEY', 'sk-of-the-environment')
    vi.stubEnv('OPENAI_ORG_ID', 'org-env')
    vi.stubEnv('OPENAI_PROJECT_ID', 'proj-env')
    vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'x-from-env: leaked\nauthorization: Bearer leaked')
    vi.stubEnv('OPENAI_LOG', 'debug')
    const spoken = ['debug', 'info', 'log', 'warn', 'error'] as const
    const consoles = spoken.map((name) => vi.spyOn(console, name).mockImplementation(() => undefined))
    await bench.handlers['voice.connect'](offer)
    const headers = service.asked[0]?.headers ?? {}
    expect(headers.authorization).toBe(`Bearer ${KEY}`)
    const names = Object.keys(headers)
    expect(names.filter((name) => /^(x-|openai-)/.test(name))).toEqual([])
    for (const one of consoles) {
      expect(one).not.toHaveBeenCalled()
      one.mockRestore()
    }
  })

  it('is not sent twice when the service fails: a retry may open a second call', async () => {
    service.answer(refuses(500, null))
    await failureIn(() => bench.handlers['voice.connect'](offer))
    expect(service.asked).toHaveLength(1)
    expect(rows()).toEqual([])
  })

  it('goes on in a new call with what was said, and with nobody answering while it is told', async () => {
    saveTranscriptItem(
      bench.temp.store,
      'session-1',
      makeItem({ itemId: 'u1', role: 'user', text: 'It was raining.' }),
    )
    const { seeds, session } = await bench.handlers['voice.connect']({ ...offer, reason: 'reconnect' })
    expect(JSON.stringify(seeds)).toContain('It was raining.')
    expect(session).toMatchObject({ audio: { input: { turn_detection: { create_response: false } } } })
  })

  it('numbers the calls of a session, and hangs up one that was left behind', async () => {
    await bench.handlers['voice.connect'](offer)
    const second = await bench.handlers['voice.connect']({ ...offer, reason: 'reconnect' })
    expect(second.n).toBe(2)
    expect(rows()).toMatchObject([{ end: 'lost' }, { end: null }])
    await service.heard(HANG_UP)
  })

  it('lets the old call of a rotation stand until it is ended', async () => {
    await bench.handlers['voice.connect'](offer)
    await bench.handlers['voice.connect']({ ...offer, reason: 'rotate' })
    expect(rows()).toMatchObject([{ end: null }, { end: null }])
  })

  it('is not made for a session that is paused', async () => {
    updateSession(bench.temp.store, 'session-1', { status: 'paused' })
    const error = await failureIn(() => bench.handlers['voice.connect'](offer))
    expect(error.code).toBe('CONFLICT')
    expect(service.asked).toEqual([])
  })

  it('hangs up again when the author paused while the service was asked', async () => {
    service.answer((response, asked) => {
      updateSession(bench.temp.store, 'session-1', { status: 'paused' })
      accepts(response, asked)
    })
    const error = await failureIn(() => bench.handlers['voice.connect'](offer))
    expect(error.code).toBe('CONFLICT')
    expect(rows()).toEqual([])
    await service.heard(HANG_UP)
  })

  it('lets a newer attempt take the place of one that hangs', async () => {
    service.answer(() => undefined, accepts)
    const hanging = failureIn(() => bench.handlers['voice.connect'](offer))
    await service.heard('/v1/realtime/calls')
    const connection = await bench.handlers['voice.connect']({ ...offer, reason: 'reconnect' })
    expect((await hanging).code).toBe('CANCELLED')
    expect(connection.n).toBe(1)
    expect(rows()).toHaveLength(1)
  })

  it('hangs up a call whose answer is no SDP', async () => {
    service.answer(
      (response) => {
        response.writeHead(201, { location: '/v1/realtime/calls/rtc_1' })
        response.end('<html>')
      },
      refuses(404, null),
    )
    const error = await failureIn(() => bench.handlers['voice.connect'](offer))
    expect(error.code).toBe('SERVICE_FAILED')
    expect(service.asked.map(({ path }) => path)).toEqual(['/v1/realtime/calls', HANG_UP])
  })

  it('makes no address out of a location that is no id', async () => {
    service.answer((response) => {
      response.writeHead(201, { location: '/v1/realtime/calls/..%2f..%2fmodels' })
      response.end(ANSWER_SDP)
    })
    await bench.handlers['voice.connect'](offer)
    expect(rows()).toMatchObject([{ callId: null }])
  })
})

describe('voice.endConnection', () => {
  it('keeps the first end, and hangs up once however often it is asked', async () => {
    await bench.handlers['voice.connect'](offer)
    await bench.handlers['voice.endConnection']({ sessionId: 'session-1', n: 1, end: 'stopped' })
    await bench.handlers['voice.endConnection']({ sessionId: 'session-1', n: 1, end: 'lost' })
    await service.heard(HANG_UP)
    await wait(50)
    expect(service.asked.filter(({ path }) => path === HANG_UP)).toHaveLength(1)
    expect(rows()).toMatchObject([{ end: 'stopped' }])
  })

  it('hangs up with the key and at the address the call was made with, whatever is set now', async () => {
    await bench.handlers['voice.connect'](offer)
    bench.deps.settings = () => ({
      baseUrl: 'http://127.0.0.1:9/v1',
      realtimeModel: 'm',
      voice: '',
      language: '',
    })
    await bench.handlers['voice.endConnection']({ sessionId: 'session-1', n: 1, end: 'stopped' })
    expect((await service.heard(HANG_UP)).headers.authorization).toBe(`Bearer ${KEY}`)
  })

  it('only warns when the service does not hang up', async () => {
    await bench.handlers['voice.connect'](offer)
    service.answer(refuses(500, null))
    expect(
      await bench.handlers['voice.endConnection']({ sessionId: 'session-1', n: 1, end: 'stopped' }),
    ).toBeNull()
    await vi.waitFor(() => expect(bench.warnings).toHaveLength(1))
    expect(bench.warnings[0]).toContain(service.host)
  })

  it('leaves an unknown connection alone', async () => {
    expect(await bench.handlers['voice.endConnection']({ sessionId: 'nobody', n: 7, end: 'lost' })).toBeNull()
  })
})

describe('voice.plan', () => {
  it('is a whole session without a model, with responses', async () => {
    const { stage, session } = await bench.handlers['voice.plan']({ sessionId: 'session-1' })
    expect(stage).toBe('intake')
    expect(session).not.toHaveProperty('model')
    expect(session).toMatchObject({
      type: 'realtime',
      audio: { input: { turn_detection: { create_response: true } } },
    })
    expect(JSON.stringify(session)).toContain('The Lighthouse at Ness')
  })

  it('says so when the session is gone', async () => {
    expect((await failureIn(() => bench.handlers['voice.plan']({ sessionId: 'nobody' }))).code).toBe(
      'NOT_FOUND',
    )
  })
})

it('takes no web page for an answer', async () => {
  service.answer(webPage)
  const error = await failureIn(() => bench.handlers['voice.connect'](offer))
  expect(error).toMatchObject({ code: 'SERVICE_FAILED', data: { retryable: true } })
  expect(error.message).toContain(service.host)
})
