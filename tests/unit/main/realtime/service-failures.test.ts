// Every way in which the service can fail, over real HTTP: the right code, words for the author, and no secrets.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openService, addressOf } from '../../../../src/main/realtime/service.ts'
import { exchangeOffer } from '../../../../src/main/realtime/exchange.ts'
import { failureOf } from '../../../../src/main/realtime/read-failure.ts'
import { retryAfterMs } from '../../../../src/main/realtime/retry-after.ts'
import { unreachable } from '../../../../src/main/realtime/unreachable.ts'
import {
  freePort,
  json,
  refuses,
  startService,
  type Answering,
  type LoopbackService,
} from './loopback-service.ts'
import { failureIn, KEY, makeBench, OFFER, type Bench } from './voice-connections.ts'

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

async function failureWith(answer: Answering) {
  service.answer(answer)
  return failureIn(() => bench.handlers['voice.connect'](offer))
}

describe('what an answer means', () => {
  const cases: [string, Answering, string, boolean, RegExp][] = [
    ['401', refuses(401, 'invalid_api_key'), 'KEY_REFUSED', false, /did not accept the API key/],
    [
      '403',
      refuses(403, 'unsupported_country_region_territory'),
      'KEY_REFUSED',
      false,
      /may not use gpt-realtime-2\.1/,
    ],
    [
      '404 of the model',
      refuses(404, 'model_not_found'),
      'SERVICE_REFUSED',
      false,
      /model gpt-realtime-2\.1/,
    ],
    ['404 of the path', refuses(404, null), 'SERVICE_REFUSED', false, /base URL/],
    [
      '400 for the model',
      json(400, { error: { code: 'invalid_value', param: 'session.model' } }),
      'SERVICE_REFUSED',
      false,
      /model gpt-realtime-2\.1/,
    ],
    ['400', refuses(400, 'invalid_value'), 'SERVICE_REFUSED', false, /400/],
    ['429 quota', refuses(429, 'insufficient_quota'), 'QUOTA_EXCEEDED', false, /no credit left/],
    ['429 rate', refuses(429, 'rate_limit_exceeded'), 'RATE_LIMITED', true, /too often/],
    ['500', refuses(500, 'server_error'), 'SERVICE_FAILED', true, /problem of its own/],
    [
      '503 without JSON',
      (r) => void r.writeHead(503).end('busy'),
      'SERVICE_FAILED',
      true,
      /problem of its own/,
    ],
    ['an empty answer', (r) => void r.writeHead(201).end(), 'SERVICE_FAILED', true, /not an answer/],
    ['an error that is a list', json(400, { error: ['x'] }), 'SERVICE_REFUSED', false, /400/],
    ['an error that is null', json(500, null), 'SERVICE_FAILED', true, /problem of its own/],
    ['a connection that breaks', (r) => void r.destroy(), 'OFFLINE', true, /broke off/],
    [
      'an answer that breaks off',
      (r) =>
        void (
          r.writeHead(201, { 'content-length': '500' }),
          r.write('v=0'),
          setTimeout(() => r.destroy(), 20)
        ),
      'OFFLINE',
      true,
      /broke off/,
    ],
  ]
  it.each(cases)('%s', async (_name, answer, code, retryable, words) => {
    const error = await failureWith(answer)
    expect(error.code).toBe(code)
    expect(error.data).toMatchObject({ retryable })
    expect(error.message).toMatch(words)
    expect(error.message).toContain(service.host)
    expect(error.message).toContain('Nothing that was said is lost.')
  })

  it('tells how long to wait', async () => {
    const error = await failureWith(refuses(429, 'rate_limit_exceeded', { 'retry-after': '7' }))
    expect(error.data).toMatchObject({ retryAfterMs: 7000 })
  })

  it('follows no redirect: key and offer go nowhere else', async () => {
    const other = await startService()
    const error = await failureWith(
      (r) => void r.writeHead(307, { location: `${other.baseUrl}/realtime/calls` }).end(),
    )
    expect(error).toMatchObject({ code: 'SERVICE_REFUSED', data: { retryable: false } })
    expect(other.asked).toEqual([])
    await other.close()
  })

  it.each([201, 500])('does not read an answer (%i) that never ends', async (status) => {
    const error = await failureWith((response) => {
      response.writeHead(status)
      // Ends when the studio leaves.
      const more = () => response.write('x'.repeat(64 * 1024), (failed) => failed ?? setImmediate(more))
      more()
    })
    expect(error.code).toBe('SERVICE_FAILED')
    expect(error.message).toContain('was not read')
  })
})

describe('no answer', () => {
  it('names a host that refuses', async () => {
    const gone = makeBench(`http://127.0.0.1:${await freePort()}/v1`)
    const error = await failureIn(() => gone.handlers['voice.connect'](offer))
    expect(error).toMatchObject({ code: 'OFFLINE', data: { retryable: true } })
    expect(error.message).toMatch(/^127\.0\.0\.1:\d+ refused the connection/)
    gone.temp.cleanup()
  })

  it('names a host that is not known', async () => {
    const nowhere = makeBench('https://no-such-host.invalid/v1')
    const error = await failureIn(() => nowhere.handlers['voice.connect'](offer))
    expect(error.code).toBe('OFFLINE')
    expect(error.message).toMatch(/^no-such-host\.invalid /)
    nowhere.temp.cleanup()
  })

  it.each([
    ['says nothing', () => undefined],
    ['begins to answer and stops', (r) => void r.writeHead(201).write('v=0')],
  ] satisfies [string, Answering][])('gives up a service that %s', async (_name, answer) => {
    service.answer(answer)
    const slow = await openService(addressOf(service.baseUrl, 'm'), KEY, 100)
    const asked = { sdp: OFFER, session: { type: 'realtime' } as const, signal: new AbortController().signal }
    const error = await failureIn(() => exchangeOffer(slow, asked))
    expect(error).toMatchObject({ code: 'OFFLINE', data: { retryable: true } })
    expect(error.message).toContain(`${service.host} did not answer`)
  })

  it('says that a host which speaks no TLS is not secure or broke off, and that trying again is for later', async () => {
    const plain = makeBench(service.baseUrl.replace('http:', 'https:'))
    const error = await failureIn(() => plain.handlers['voice.connect'](offer))
    expect(error.code).toBe('OFFLINE')
    expect(error.message).toContain(service.host)
    plain.temp.cleanup()
  })

  it.each([
    ['ENOTFOUND', /could not be found/, true],
    ['EAI_AGAIN', /could not be found/, true],
    ['ENETUNREACH', /no way from here/, true],
    ['CERT_HAS_EXPIRED', /certificate/, false],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /certificate/, false],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /certificate/, false],
    ['UND_ERR_CONNECT_TIMEOUT', /did not answer/, true],
    ['ECONNRESET', /broke off/, true],
  ])('%s', (code, words, retryable) => {
    const cause = new TypeError('fetch failed', { cause: Object.assign(new Error('inside'), { code }) })
    const failure = unreachable(cause, 'api.example.org')
    expect(failure).toMatchObject({ code: 'OFFLINE', retryable })
    expect(failure.what).toMatch(words)
    expect(failure.what).toContain('api.example.org')
  })

  it('follows causes only so far', () => {
    const loop = new Error('a')
    loop.cause = loop
    expect(unreachable(loop, 'h').what).toContain('broke off')
  })
})

describe('the key', () => {
  it('that is missing is said, and nobody is asked', async () => {
    const keyless = makeBench(service.baseUrl, null)
    const error = await failureIn(() => keyless.handlers['voice.connect'](offer))
    expect(error).toMatchObject({ code: 'KEY_MISSING', data: { retryable: false } })
    expect(service.asked).toEqual([])
    keyless.temp.cleanup()
  })

  it.each(['sk-with space', 'sk-pasted…', 'sk-two\nlines'])(
    '%j is no key, and is not quoted',
    async (key) => {
      const odd = makeBench(service.baseUrl, key)
      const error = await failureIn(() => odd.handlers['voice.connect'](offer))
      expect(error.code).toBe('KEY_REFUSED')
      expect(`${error.message}${JSON.stringify(error.data)}`).not.toContain(key.slice(0, 7))
      expect(service.asked).toEqual([])
      odd.temp.cleanup()
    },
  )
})

describe('canary: a service that echoes key and offer in everything it says', () => {
  const echo = (status: number): Answering =>
    json(
      status,
      { error: { message: `${KEY} ${OFFER}`, type: KEY, code: KEY, param: KEY } },
      { 'x-request-id': KEY, 'retry-after': KEY, location: KEY },
    )
  it.each([200, 301, 400, 401, 402, 403, 404, 409, 418, 429, 500])('%i', async (status) => {
    const error = await failureWith(echo(status))
    const told = [
      error.message,
      error.stack,
      JSON.stringify(error.data),
      String(error.cause),
      ...bench.warnings,
    ]
    for (const words of told) {
      expect(words).not.toContain(KEY)
      expect(words).not.toContain('canary-offer')
    }
  })

  it('leaves neither in a row, when all goes well, nor in a warning about a hang-up', async () => {
    const connection = await bench.handlers['voice.connect'](offer)
    service.answer(echo(500))
    await bench.handlers['voice.endConnection']({ sessionId: 'session-1', n: 1, end: 'stopped' })
    await service.heard('/v1/realtime/calls/rtc_1/hangup')
    await expect.poll(() => bench.warnings.length).toBe(1)
    const dump = JSON.stringify([
      connection,
      bench.warnings,
      bench.temp.store.sqlite.prepare('SELECT * FROM voice_connections').all(),
    ])
    expect(dump).not.toContain(KEY)
    expect(dump).not.toContain('canary-offer')
  })
})

it('lets a bug through: what is no failure of the service has no words for the author', () => {
  const bug = new TypeError('undefined is not a function')
  expect(() => failureOf(bug, addressOf('http://h/v1', 'm'))).toThrow(bug)
})

describe('retry-after', () => {
  const headers = (given: Record<string, string>) => new Headers(given)
  it('is read in milliseconds, seconds and as a date, and bounded', () => {
    expect(retryAfterMs(headers({ 'retry-after-ms': '120.4' }), 0)).toBe(120)
    expect(retryAfterMs(headers({ 'retry-after': '2.5' }), 0)).toBe(2500)
    const now = Date.parse('2026-11-22T12:00:00Z')
    expect(retryAfterMs(headers({ 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' }), now)).toBe(30_000)
    expect(retryAfterMs(headers({ 'retry-after': '999999' }), 0)).toBe(600_000)
    expect(retryAfterMs(headers({ 'retry-after': '-4' }), 0)).toBe(0)
    expect(retryAfterMs(headers({ 'retry-after': 'soon' }), 0)).toBe(5000)
    expect(retryAfterMs(undefined, 0)).toBe(5000)
  })
})
