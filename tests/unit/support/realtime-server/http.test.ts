// Without these the studio's connection test would be tested against a server that says other things than the real one.
import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startRealtimeServer, type RealtimeServer } from '../../../support/realtime-server/realtime-server.ts'

let server: RealtimeServer
beforeAll(async () => {
  server = await startRealtimeServer({ apiKey: 'sk-right' })
})
afterAll(() => server.close())

const client = (apiKey = 'sk-right'): OpenAI => new OpenAI({ apiKey, baseURL: server.baseUrl, maxRetries: 0 })
const open = (session: object = {}) =>
  client().realtime.calls.create({ sdp: 'v=0\r\nnot really', session: { type: 'realtime', ...session } })

describe('HTTP, as the SDK reads it', () => {
  test('lists models, and knows one it has not', async () => {
    const { data } = await client().models.list()
    expect(data.map(({ id }) => id)).toContain('gpt-realtime-2.1')
    await expect(client().models.retrieve('gpt-realtime-2.1')).resolves.toMatchObject({ object: 'model' })
    await expect(client().models.retrieve('gpt-none')).rejects.toMatchObject({
      status: 404,
      code: 'model_not_found',
    })
  })

  test('refuses a wrong key, as a code and not only a status', async () => {
    await expect(client('sk-wrong').models.list()).rejects.toMatchObject({
      status: 401,
      code: 'invalid_api_key',
    })
  })

  test('gives a secret that is good for one call', async () => {
    const secret = await client().realtime.clientSecrets.create({
      session: { type: 'realtime', model: 'gpt-realtime-2.1' },
    })
    const call = () =>
      fetch(`${server.baseUrl}/realtime/calls`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret.value}`, 'content-type': 'application/sdp' },
        body: 'v=0\r\nnot really',
      })
    expect((await call()).status).toBe(400)
    const again = await call()
    expect([again.status, await again.json()]).toMatchObject([
      401,
      { error: { code: 'ephemeral_token_already_used' } },
    ])
  })

  test('refuses a session it would not take, and a model it does not have', async () => {
    await expect(open({ temperature: 1 })).rejects.toMatchObject({ status: 400, code: 'unknown_parameter' })
    await expect(open({ model: 'gpt-none' })).rejects.toMatchObject({ status: 404, code: 'model_not_found' })
    await expect(open()).rejects.toMatchObject({ status: 400, code: 'invalid_offer' })
    await expect(client().realtime.calls.hangup('rtc_none')).rejects.toMatchObject({ status: 404 })
  })

  test.each([
    ['unauthorized', 401, 'invalid_api_key'],
    ['rate_limit', 429, 'rate_limit_exceeded'],
    ['quota', 429, 'insufficient_quota'],
    ['no_model', 404, 'model_not_found'],
    ['server_error', 500, null],
  ] as const)('%s, once', async (kind, status, code) => {
    await server.fault({ kind, on: 'models' })
    await expect(client().models.list()).rejects.toMatchObject({ status, code })
    await expect(client().models.list()).resolves.toBeDefined()
  })

  test('answers late, never, or hangs up', async () => {
    await server.fault({ kind: 'slow', ms: 300, on: 'any' })
    const began = performance.now()
    await client().models.list()
    expect(performance.now() - began).toBeGreaterThan(290)
    await server.fault({ kind: 'drop', on: 'models' })
    await expect(client().models.list()).rejects.toThrow('Connection error')
    await server.fault({ kind: 'hang', on: 'models' })
    await expect(client().models.list({ timeout: 300 })).rejects.toThrow('timed out')
  })
})
