// The transcription service over real HTTP on loopback. Catches sound that goes elsewhere, a key in the wrong place, a
// request that is made twice, and failures without words.
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  createHostedTranscriber,
  openHostedTranscriber,
} from '../../../../src/main/speech/hosted-transcriber.ts'

const KEY = 'sk-test-of-the-author'
const sound = new Float32Array(16_000).fill(0.5)
const never = new AbortController().signal

interface Asked {
  method: string
  path: string
  headers: IncomingHttpHeaders
  fields: Record<string, string>
  file: { name: string; type: string; bytes: Uint8Array } | null
}

let server: Server
let baseUrl: string
let asked: Asked[]
let answer: (response: ServerResponse) => void

beforeEach(async () => {
  asked = []
  answer = json({ text: 'unasked' })
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      void readForm(Buffer.concat(chunks), request.headers['content-type'] ?? '').then((form) => {
        asked.push({
          method: request.method ?? '',
          path: request.url ?? '',
          headers: request.headers,
          ...form,
        })
        answer(response)
      })
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => {
    server.close(resolve)
  })
})

async function readForm(body: Buffer, type: string): Promise<Pick<Asked, 'fields' | 'file'>> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const fields: Record<string, string> = {}
  let file: Asked['file'] = null
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') fields[name] = value
    else file = { name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) }
  }
  return { fields, file }
}

function json(body: object, status = 200, headers: Record<string, string> = {}) {
  return (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  }
}

function transcribe(model = 'gpt-transcribe', withinMs?: number, signal = never) {
  return createHostedTranscriber({ baseUrl, model, key: KEY }, withinMs).transcribe(sound, { signal })
}

test('sound goes there once, with the key, and text comes back', async () => {
  answer = json({ text: ' Ask not. ', usage: { type: 'tokens' } })
  expect(await transcribe()).toEqual({ text: 'Ask not.', words: null })
  expect(asked).toHaveLength(1)
  const { method, path, headers, fields, file } = asked[0] ?? fail()
  expect([method, path, headers.authorization]).toEqual(['POST', '/v1/audio/transcriptions', `Bearer ${KEY}`])
  expect(fields).toEqual({ model: 'gpt-transcribe', response_format: 'json' })
  expect(file).toMatchObject({ name: 'speech.wav', type: 'audio/wav' })
  expect(file?.bytes.length).toBe(44 + 32_000)
  expect(Buffer.from(file?.bytes ?? []).readInt16LE(44)).toBe(16_384)
  // Nothing about this computer goes along.
  expect(Object.keys(headers).filter((name) => name.startsWith('x-stainless'))).toEqual([])
})

test('a model that tells times is asked for them', async () => {
  answer = json({ text: 'Ask not.', duration: 1, words: [{ word: 'Ask', start: 0.12, end: 0.4 }] })
  expect(await transcribe('whisper-1')).toEqual({
    text: 'Ask not.',
    words: [{ text: 'Ask', startMs: 120, endMs: 400 }],
  })
  expect(asked[0]?.fields).toEqual({
    model: 'whisper-1',
    response_format: 'verbose_json',
    'timestamp_granularities[]': 'word',
  })
})

function fail(): never {
  throw new Error('nothing was asked')
}

const refused = (status: number, code: string) => json({ error: { message: 'no', code, type: code } }, status)

test.each([
  ['a wrong key', refused(401, 'invalid_api_key'), 'KEY_REFUSED', false],
  ['no credit', refused(429, 'insufficient_quota'), 'QUOTA_EXCEEDED', false],
  ['asked too often', refused(429, 'rate_limit_exceeded'), 'RATE_LIMITED', true],
  ['no such model', refused(404, 'model_not_found'), 'SERVICE_REFUSED', false],
  ['a fault of its own', refused(503, 'overloaded'), 'SERVICE_FAILED', true],
  ['an answer that is none', json({ hello: 'there' }), 'SERVICE_FAILED', true],
  ['another address', json({}, 307, { location: 'http://127.0.0.1:9/v1' }), 'SERVICE_REFUSED', false],
])('%s fails once and in words', async (_what, how, code, retryable) => {
  answer = how
  const error: unknown = await transcribe().catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code, data: { retryable } })
  expect(String(error)).toContain('What was recorded is safe on this computer.')
  expect(String(error)).not.toContain(KEY)
  expect(asked).toHaveLength(1)
})

test('nobody there', async () => {
  server.close()
  server.closeAllConnections()
  await expect(transcribe()).rejects.toMatchObject({ code: 'OFFLINE', data: { retryable: true } })
})

test('no answer in time', async () => {
  answer = () => undefined
  await expect(transcribe('gpt-transcribe', 200)).rejects.toMatchObject({
    code: 'SERVICE_FAILED',
    message: expect.stringContaining('took too long') as unknown,
    data: { retryable: true },
  })
  expect(asked).toHaveLength(1)
})

test('stopped by the author', async () => {
  answer = () => undefined
  const stopped = transcribe('gpt-transcribe', undefined, AbortSignal.timeout(300))
  await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' })
})

test('without a key nothing is sent', async () => {
  const opened = openHostedTranscriber(baseUrl, () => Promise.resolve(null))
  await expect(opened).rejects.toMatchObject({ code: 'KEY_MISSING', data: { retryable: false } })
  const transcriber = await openHostedTranscriber(baseUrl, () => Promise.resolve(KEY))
  expect([transcriber.name, transcriber.model]).toEqual(['hosted', 'gpt-transcribe'])
  expect(asked).toEqual([])
})
