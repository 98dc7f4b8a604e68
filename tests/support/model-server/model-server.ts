// A server that speaks two wires of models on loopback, and answers as a test tells it to.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { deferred, type Deferred } from '../realtime-server/deferred.ts'
import { readRequest, type AskedRequest, type BilledAnswer, type Ending } from './asked-request.ts'
import { chatWire } from './chat-wire.ts'
import { draftAnswer } from './draft-answer.ts'
import { errorBody } from './faults.ts'
import { Gate } from './gate.ts'
import { playScript } from './play-script.ts'
import { responsesWire } from './responses-wire.ts'
import type { Answering, Script } from './script.ts'
import { CREATED } from './wire.ts'

export interface ModelServer {
  /** Ends in `/v1`. */
  readonly baseUrl: string
  readonly host: string
  /** All requests, oldest first; those for an answer have a `wire`. */
  readonly asked: AskedRequest[]
  /** One for each answer that was given to its end. */
  readonly billed: BilledAnswer[]
  /** What a careful client never does with an idempotency key, in words. */
  readonly violations: string[]
  /** The next answers; the last one stays. */
  answer(...answers: Answering[]): void
  /** The `count`-th request for an answer, as soon as it is there. */
  waitFor(count: number, withinMs?: number): Promise<AskedRequest>
  /** Streams stop before their piece `piece`, counted from 0, or before their end when they have fewer. */
  hold(piece?: number): void
  /** Resolves when a stream has stopped. */
  held(withinMs?: number): Promise<void>
  release(): void
  /** Ends all connections. Safe to call twice. */
  close(): Promise<void>
}

export interface ModelServerOptions {
  /** Requests without it are refused; null = none is needed. */
  apiKey?: string | null
  models?: string[]
}

const LARGEST_BODY = 32 * 1024 * 1024
const MOST_ASKED = 2_000
const WAIT_MS = 15_000
const LONGEST_ANSWER_MS = 5 * 60_000

/**
 * ```ts
 * const server = await startModelServer({ apiKey: 'sk-test' })
 * server.answer(fault.status500(), draftAnswer())
 * // … the studio asks `server.baseUrl` …
 * const second = await server.waitFor(2)
 * await server.close()
 * ```
 */
export async function startModelServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const service = new Service(options)
  const server = createServer((request, response) => {
    service.serve(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    baseUrl: `http://${host}/v1`,
    host,
    asked: service.asked,
    billed: service.billed,
    violations: service.violations,
    answer: (...answers) => service.answer(answers),
    waitFor: (count, withinMs) => service.waitFor(count, withinMs),
    hold: (piece) => service.gate.hold(piece),
    held: (withinMs) => service.gate.held(withinMs),
    release: () => service.gate.release(),
    async close() {
      service.closing.abort()
      server.closeAllConnections()
      if (server.listening) await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

class Service {
  readonly asked: AskedRequest[] = []
  readonly billed: BilledAnswer[] = []
  readonly violations: string[] = []
  readonly gate = new Gate()
  readonly closing = new AbortController()
  readonly #apiKey: string | null
  readonly #models: string[]
  #answers: Answering[] = [draftAnswer()]
  readonly #waiting = new Set<{ count: number; found: Deferred<AskedRequest> }>()

  constructor({ apiKey = null, models = ['gpt-6.1-sol', 'gpt-6.1-terra'] }: ModelServerOptions) {
    this.#apiKey = apiKey
    this.#models = models
  }

  answer(answers: Answering[]): void {
    if (answers.length === 0) throw new Error('An answer is needed')
    this.#answers = answers
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readBody(request)
    if (text === null)
      return sendJson(response, 413, errorBody('request_too_large', 'The request is too large.'))
    const { method = '', url = '/', headers } = request
    const { asked, ended } = readRequest({ method, url, headers, text })
    this.#keep(asked)
    const refusal = this.#refusal(asked)
    if (refusal) sendJson(response, 401, refusal)
    else if (asked.wire) return this.#give(asked, response, ended)
    else this.#other(asked, response)
    ended.resolve('answered')
  }

  async #give(asked: AskedRequest, response: ServerResponse, ended: Deferred<Ending>): Promise<void> {
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    const ours = AbortSignal.any([this.closing.signal, AbortSignal.timeout(LONGEST_ANSWER_MS)])
    const signal = AbortSignal.any([gone.signal, ours])
    const wire = (asked.wire === 'chat' ? chatWire : responsesWire)(asked, this.asked.length)
    const bill = (answer: BilledAnswer) => this.#bill(answer)
    const ending = await playScript(this.#next(asked), {
      response,
      asked,
      wire,
      gate: this.gate,
      signal,
      bill,
    })
    ended.resolve(ending === 'aborted' && ours.aborted ? 'cut' : ending)
    if (ours.aborted) response.destroy()
  }

  #next(asked: AskedRequest): Script {
    const next = this.#answers.length > 1 ? this.#answers.shift() : this.#answers[0]
    return typeof next === 'function' ? next(asked) : (next ?? [])
  }

  #keep(asked: AskedRequest): void {
    const { idempotencyKey: key, bodyHash } = asked
    if (key !== null && this.asked.some((one) => one.idempotencyKey === key && one.bodyHash !== bodyHash))
      this.violations.push(`The key ${key} came with another body.`)
    this.asked.push(asked)
    if (this.asked.length > MOST_ASKED) throw new Error('More requests than any test has')
    const answers = this.#forAnswers()
    for (const waiting of this.#waiting) {
      const one = answers[waiting.count - 1]
      if (one) waiting.found.resolve(one)
    }
  }

  #bill(answer: BilledAnswer): void {
    if (answer.key !== null && this.billed.some(({ key }) => key === answer.key))
      this.violations.push(`The key ${answer.key} was answered twice.`)
    this.billed.push(answer)
  }

  async waitFor(count: number, withinMs = WAIT_MS): Promise<AskedRequest> {
    const already = this.#forAnswers()[count - 1]
    if (already) return already
    const waiting = { count, found: deferred<AskedRequest>() }
    this.#waiting.add(waiting)
    const timer = setTimeout(
      () => waiting.found.reject(new Error(`${this.#forAnswers().length} of ${count} requests came`)),
      withinMs,
    )
    return waiting.found.promise.finally(() => {
      clearTimeout(timer)
      this.#waiting.delete(waiting)
    })
  }

  #forAnswers(): AskedRequest[] {
    return this.asked.filter(({ wire }) => wire !== null)
  }

  #refusal({ headers }: AskedRequest): object | null {
    if (this.#apiKey === null || headers.authorization === `Bearer ${this.#apiKey}`) return null
    return errorBody('invalid_api_key', 'Incorrect API key provided.', 'invalid_request_error')
  }

  #other({ method, path }: AskedRequest, response: ServerResponse): void {
    const data = this.#models.map((id) => ({ id, object: 'model', created: CREATED, owned_by: 'system' }))
    if (method === 'GET' && path === '/v1/models') return sendJson(response, 200, { object: 'list', data })
    const one = data.find(({ id }) => path === `/v1/models/${encodeURIComponent(id)}`)
    if (method === 'GET' && one) return sendJson(response, 200, one)
    sendJson(response, 404, errorBody('unknown_url', `Unknown request URL: ${method} ${path}.`))
  }
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

/** null = larger than any request of the studio. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length
    if (bytes > LARGEST_BODY) return null
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}
