// The HTTP side of the service: calls, client secrets, models, and the faults that a test asked for.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { errorBody, FaultQueue, type Place } from './http-faults.ts'
import type { Service } from './service.ts'
import { merge, newSession, refusalOf, type Session } from './session-state.ts'

const LARGEST_BODY = 1_000_000
const SECRET_SECONDS = 600
const DEFAULT_MODEL = 'gpt-realtime-2.1'

const secretRequest = z.object({
  expires_after: z
    .object({ seconds: z.number().min(10).max(7200) })
    .partial()
    .optional(),
  session: z.record(z.string(), z.unknown()).optional(),
})

interface Secret {
  session: Session
  usedUp: boolean
}

export class HttpApi {
  readonly faults = new FaultQueue()
  readonly #service: Service
  readonly #secrets = new Map<string, Secret>()
  #ids = 0

  constructor(service: Service) {
    this.#service = service
  }

  listen(): Server {
    return createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        this.#service.log.add('note', null, `HTTP: ${String(error)}`, '')
        if (!response.headersSent)
          send(response, 500, errorBody('server_error', null, 'The server had an error.'))
      })
    }).listen(0, '127.0.0.1')
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const path = url.pathname
    response.on('close', () =>
      this.#service.log.add('http', null, `${request.method} ${path} ${response.statusCode}`, ''),
    )
    const body = await readBody(request)
    if (!(await this.faults.pass(placeOf(path), response))) return
    const secret = this.#secrets.get(bearerOf(request) ?? '')
    const refusal = this.#refusalOf(request, secret, path)
    if (refusal) return send(response, 401, refusal)
    const [, id, verb] = /^\/v1\/realtime\/calls\/([^/]+)\/(hangup)$/.exec(path) ?? []
    if (request.method === 'POST' && verb && id) return this.#hangUp(id, response)
    if (request.method === 'POST' && path === '/v1/realtime/calls')
      return this.#openCall(request, url, body, secret, response)
    if (request.method === 'POST' && path === '/v1/realtime/client_secrets') return this.#mint(body, response)
    if (request.method === 'GET' && path.startsWith('/v1/models')) return this.#models(path, response)
    send(
      response,
      404,
      errorBody('invalid_request_error', 'unknown_url', `Unknown request URL: ${request.method} ${path}.`),
    )
  }

  #refusalOf(request: IncomingMessage, secret: Secret | undefined, path: string): object | null {
    const bearer = bearerOf(request)
    if (bearer === null)
      return errorBody('invalid_request_error', null, 'Missing bearer authentication in header')
    if (secret?.usedUp)
      return errorBody(
        'invalid_request_error',
        'ephemeral_token_already_used',
        'This token was used already.',
      )
    if (secret && path === '/v1/realtime/calls') return null
    const { apiKey } = this.#service.options
    if (bearer.startsWith('ek_') || (apiKey !== null && bearer !== apiKey))
      return errorBody('invalid_request_error', 'invalid_api_key', 'Incorrect API key provided.')
    return null
  }

  async #openCall(
    request: IncomingMessage,
    url: URL,
    body: Buffer,
    secret: Secret | undefined,
    response: ServerResponse,
  ): Promise<void> {
    const asked = await readOffer(request, url, body)
    if (!asked?.sdp.startsWith('v=0'))
      return send(
        response,
        400,
        errorBody('invalid_request_error', 'invalid_offer', 'Failed to parse SDP offer.'),
      )
    const update = secret?.session ?? asked.session
    const model = typeof update['model'] === 'string' ? update['model'] : DEFAULT_MODEL
    if (!this.#service.options.models.includes(model)) return send(response, 404, noModel(model))
    const refusal = refusalOf(newSession('', model), update, false)
    if (refusal)
      return send(
        response,
        400,
        errorBody('invalid_request_error', refusal.code, refusal.message, refusal.param),
      )
    if (secret) secret.usedUp = true
    this.#ids += 1
    const id = `rtc_${String(this.#ids).padStart(4, '0')}`
    const session = merge(newSession(id.replace('rtc', 'sess'), model), update)
    let answer: string
    try {
      answer = await this.#service.answer(id, asked.sdp, session)
    } catch (error) {
      return send(
        response,
        400,
        errorBody('invalid_request_error', 'invalid_offer', `Bad offer: ${String(error)}`),
      )
    }
    const text = this.faults.takeBadSdp() ? 'this is no session description' : answer
    response
      .writeHead(201, { 'content-type': 'application/sdp', location: `/v1/realtime/calls/${id}` })
      .end(text)
  }

  #hangUp(id: string, response: ServerResponse): void {
    const call = this.#service.call(id)
    if (!call)
      return send(response, 404, errorBody('invalid_request_error', 'call_not_found', `No call ${id}.`))
    this.#service.hangUp(call)
    response.writeHead(200).end()
  }

  #mint(body: Buffer, response: ServerResponse): void {
    const asked = secretRequest.safeParse(body.length === 0 ? {} : readJson(body))
    if (!asked.success)
      return send(response, 400, errorBody('invalid_request_error', 'invalid_value', asked.error.message))
    const seconds = asked.data.expires_after?.seconds ?? SECRET_SECONDS
    const session = asked.data.session ?? { type: 'realtime' }
    this.#ids += 1
    const value = `ek_test_${this.#ids}_${Math.random().toString(36).slice(2)}`
    this.#secrets.set(value, { session, usedUp: false })
    send(response, 200, { value, expires_at: Math.floor(Date.now() / 1000) + seconds, session })
  }

  #models(path: string, response: ServerResponse): void {
    const asModel = (id: string) => ({ id, object: 'model', created: 1_750_000_000, owned_by: 'system' })
    const { models } = this.#service.options
    if (path === '/v1/models') return send(response, 200, { object: 'list', data: models.map(asModel) })
    const id = decodeURIComponent(path.slice('/v1/models/'.length))
    if (models.includes(id)) return send(response, 200, asModel(id))
    send(response, 404, noModel(id))
  }
}

function placeOf(path: string): Place {
  if (path.startsWith('/v1/models')) return 'models'
  if (path.endsWith('/hangup')) return 'hangup'
  return path === '/v1/realtime/client_secrets' ? 'client_secrets' : 'calls'
}

function noModel(model: string): object {
  return errorBody(
    'invalid_request_error',
    'model_not_found',
    `The model '${model}' does not exist or you do not have access to it.`,
    'model',
  )
}

function bearerOf(request: IncomingMessage): string | null {
  return /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LARGEST_BODY) throw new Error('The body is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function readJson(body: Buffer | string): unknown {
  try {
    return JSON.parse(body.toString()) as unknown
  } catch {
    return undefined
  }
}

const sessionPart = z.record(z.string(), z.unknown())

/** Raw SDP, or a form with `sdp` and `session`. */
async function readOffer(
  request: IncomingMessage,
  url: URL,
  body: Buffer,
): Promise<{ sdp: string; session: Session } | null> {
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('application/sdp')) {
    const model = url.searchParams.get('model')
    return { sdp: body.toString(), session: { type: 'realtime', ...(model ? { model } : {}) } }
  }
  if (!type.startsWith('multipart/form-data')) return null
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const session = sessionPart.safeParse(
    readJson((await textOf(form.get('session'))) ?? '{"type":"realtime"}'),
  )
  if (!session.success) return null
  return { sdp: (await textOf(form.get('sdp'))) ?? '', session: session.data }
}

async function textOf(part: FormDataEntryValue | null): Promise<string | null> {
  return part === null || typeof part === 'string' ? part : part.text()
}
