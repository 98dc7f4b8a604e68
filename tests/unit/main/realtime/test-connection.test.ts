// "Test connection" names the first thing that is wrong, and nothing else.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testConnection } from '../../../../src/main/realtime/test-connection.ts'
import type { ConnectionReport } from '../../../../src/shared/ipc/voice-views.ts'
import {
  freePort,
  json,
  refuses,
  startService,
  webPage,
  type Answering,
  type LoopbackService,
} from './loopback-service.ts'
import { KEY, keyFor } from './voice-connections.ts'

let service: LoopbackService
beforeEach(async () => void (service = await startService(found)))
afterEach(() => service.close())

const found = json(200, { id: 'gpt-realtime-2.1', object: 'model' })
const secret = json(200, { value: 'ek_short', expires_at: 1 })
const missingModel = refuses(404, 'model_not_found')
const missingPath: Answering = (response) => void response.writeHead(404).end('not found')

function test(
  changes: { apiKey?: string; baseUrl?: string; kept?: string | null } = {},
): Promise<ConnectionReport> {
  const { apiKey, baseUrl = service.baseUrl, kept = KEY } = changes
  return testConnection(keyFor(baseUrl, kept), { apiKey, baseUrl, realtimeModel: 'gpt-realtime-2.1' })
}

/** `address key` = those went well; `-model` = this failed. */
const outline = ({ checks }: ConnectionReport) =>
  checks.map(({ check, ok }) => (ok ? check : `-${check}`)).join(' ')

describe('what is named', () => {
  const cases: [string, Answering[], string, RegExp][] = [
    ['all is well', [found, secret], 'address key model quota', /may begin spoken interviews/],
    ['a wrong key', [refuses(401, 'invalid_api_key')], 'address -key', /did not accept the API key/],
    ['an unknown model', [missingModel], 'address key -model', /does not have the model/],
    [
      'a model that no secret is given for',
      [found, missingModel],
      'address key -model',
      /does not have the model/,
    ],
    ['no credit', [found, refuses(429, 'insufficient_quota')], 'address key model -quota', /no credit left/],
    ['too many requests', [refuses(429, 'rate_limit_exceeded')], 'address key model -quota', /too often/],
    ['no right to talk', [found, refuses(403, null)], 'address key model -quota', /does not allow/],
    [
      'a key without the right to read models, which may talk',
      [refuses(403, null), secret],
      'address key model quota',
      /may begin/,
    ],
    ['a server without a list of models', [missingPath, secret], 'address key model quota', /may begin/],
    [
      'a server without spoken interviews',
      [found, missingPath],
      '-address',
      /no spoken interviews at this address/,
    ],
    ['a wrong path', [missingPath], '-address', /base URL/],
    ['a web page', [webPage], '-address', /web page/],
    ['a secret that is none', [found, webPage], '-address', /web page/],
    ['a service in trouble', [refuses(500, null)], '-address', /problem of its own/],
    [
      'a redirect',
      [(r) => void r.writeHead(302, { location: '/elsewhere' }).end()],
      '-address',
      /another address/,
    ],
  ]
  it.each(cases)('%s', async (_name, answers, expected, words) => {
    service.answer(...answers)
    const report = await test()
    expect(outline(report)).toBe(expected)
    expect(report.ok).toBe(!expected.includes('-'))
    expect(report.checks.at(-1)?.message).toMatch(words)
    expect(JSON.stringify(report)).not.toContain(KEY)
  })
})

it('asks for a secret that lapses at once, and shows it to nobody', async () => {
  service.answer(found, secret)
  const report = await test()
  const asked = service.asked.map(({ method, path }) => `${method} ${path}`)
  expect(asked).toEqual(['GET /v1/models/gpt-realtime-2.1', 'POST /v1/realtime/client_secrets'])
  expect(JSON.parse(service.asked[1]?.body ?? '')).toEqual({
    expires_after: { anchor: 'created_at', seconds: 10 },
    session: { type: 'realtime', model: 'gpt-realtime-2.1' },
  })
  expect(JSON.stringify(report)).not.toContain('ek_short')
})

it('uses the key that is typed, else the kept one of this very address', async () => {
  service.answer(found, secret)
  await test({ apiKey: ' sk-typed ', kept: null })
  await test()
  const keys = service.asked.map(({ headers }) => headers.authorization)
  expect([...new Set(keys)]).toEqual(['Bearer sk-typed', `Bearer ${KEY}`])
})

it('without a key says whether anybody is there, and that the key is missing', async () => {
  service.answer(refuses(401, null))
  const report = await test({ kept: null })
  expect(outline(report)).toBe('address -key')
  expect(service.asked[0]?.headers.authorization).toBeUndefined()
})

it('refuses what cannot be a key without sending it', async () => {
  const report = await test({ apiKey: 'sk with space' })
  expect(outline(report)).toBe('-key')
  expect(service.asked).toEqual([])
})

describe('an address', () => {
  it.each(['nonsense', 'http://example.org/v1', 'https://me:secret@example.org', 'ftp://example.org'])(
    '%s is refused before anything is sent',
    async (baseUrl) => {
      const report = await test({ baseUrl })
      expect(outline(report)).toBe('-address')
      expect(report.checks[0]?.message).toContain('base URL')
    },
  )

  it.each([KEY, null])('where nobody listens is named (key %s)', async (kept) => {
    const host = `127.0.0.1:${await freePort()}`
    const report = await test({ baseUrl: `http://${host}/v1`, kept })
    expect(outline(report)).toBe('-address')
    expect(report.checks[0]?.message).toContain(`${host} refused the connection`)
  })
})
