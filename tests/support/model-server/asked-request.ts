// A request as the model server read it.
import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { ModelUsage } from '../../../src/shared/drafting/model-request.ts'
import { deferred, type Deferred } from '../realtime-server/deferred.ts'

export type WireName = 'responses' | 'chat'

/** `answered`: all of it was sent; `cut`: the server broke off; `aborted`: the client closed before the end. */
export type Ending = 'answered' | 'cut' | 'aborted'

export interface AskedRequest {
  method: string
  path: string
  headers: IncomingHttpHeaders
  /** {} when there was none, or it was no JSON object. */
  body: Record<string, unknown>
  /** null = no request for an answer. */
  wire: WireName | null
  model: string | null
  streams: boolean
  idempotencyKey: string | null
  /** The schema that the answer must fit, as the wire asks for it. */
  schema: Record<string, unknown> | null
  messages: { role: string; text: string }[]
  /** All messages, a blank line between them. */
  promptText: string
  /** The user's messages only. */
  userText: string
  bodyHash: string
  /** Resolves when the connection's part in it is over. */
  ended: Promise<Ending>
}

/** An answer that the server gave to its end: a hosted one would be paid for. */
export interface BilledAnswer {
  key: string | null
  path: string
  model: string | null
  text: string
  usage: ModelUsage | null
}

interface Received {
  method: string
  url: string
  headers: IncomingHttpHeaders
  text: string
}

const wires: Record<string, WireName> = { '/v1/responses': 'responses', '/v1/chat/completions': 'chat' }

export function readRequest(received: Received): { asked: AskedRequest; ended: Deferred<Ending> } {
  const { method, headers, text } = received
  const path = new URL(received.url, 'http://127.0.0.1').pathname
  const body = recordOf(parsed(text))
  const messages = messagesOf(body['messages'] ?? body['input'])
  const key = headers['idempotency-key']
  const ended = deferred<Ending>()
  const asked: AskedRequest = {
    method,
    path,
    headers,
    body,
    wire: method === 'POST' ? (wires[path] ?? null) : null,
    model: typeof body['model'] === 'string' ? body['model'] : null,
    streams: body['stream'] === true,
    idempotencyKey: typeof key === 'string' ? key : null,
    schema: schemaOf(body),
    messages,
    promptText: joined(messages),
    userText: joined(messages.filter(({ role }) => role === 'user')),
    bodyHash: createHash('sha256').update(text).digest('hex'),
    ended: ended.promise,
  }
  return { asked, ended }
}

const joined = (messages: AskedRequest['messages']) => messages.map(({ text }) => text).join('\n\n')

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function messagesOf(input: unknown): AskedRequest['messages'] {
  if (typeof input === 'string') return [{ role: 'user', text: input }]
  if (!Array.isArray(input)) return []
  return input.map((entry: unknown) => {
    const { role, content } = recordOf(entry)
    return { role: String(role), text: textOf(content) }
  })
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content
    .map((part: unknown) => recordOf(part)['text'])
    .filter((text) => typeof text === 'string')
    .join('')
}

function schemaOf(body: Record<string, unknown>): Record<string, unknown> | null {
  const format = recordOf(body['response_format'] ?? recordOf(body['text'])['format'])
  if (format['type'] !== 'json_schema') return null
  return recordOf(format['schema'] ?? recordOf(format['json_schema'])['schema'])
}
