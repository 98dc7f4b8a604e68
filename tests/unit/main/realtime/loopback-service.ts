// A service on loopback that speaks real HTTP and answers as a test tells it to.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
}

export interface LoopbackService {
  baseUrl: string
  host: string
  asked: Asked[]
  /** The next answers; the last one stays. */
  answer(...answers: Answering[]): void
  /** Resolves when a request for `path` was answered. */
  heard(path: string): Promise<Asked>
  close(): Promise<void>
}

export type Answering = (response: ServerResponse, asked: Asked) => void

export const ANSWER_SDP = 'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\n'

export const accepts: Answering = (response) => {
  response.writeHead(201, { 'content-type': 'application/sdp', location: '/v1/realtime/calls/rtc_1' })
  response.end(ANSWER_SDP)
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answering {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }
}

/** An error as the service words it. */
export function refuses(
  status: number,
  code: string | null,
  headers: Record<string, string> = {},
): Answering {
  return json(
    status,
    { error: { message: `refused: ${code}`, type: 'some_error', code, param: null } },
    headers,
  )
}

export const webPage: Answering = (response) => {
  response.writeHead(200, { 'content-type': 'text/html' })
  response.end('<html><body>Please sign in</body></html>')
}

export async function startService(first: Answering = accepts): Promise<LoopbackService> {
  const asked: Asked[] = []
  let answers: Answering[] = [first]
  const waiting: { path: string; resolve(asked: Asked): void }[] = []
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request)
    const one = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body }
    asked.push(one)
    const next = answers.length > 1 ? answers.shift() : answers[0]
    next?.(response, one)
    for (const { path, resolve } of waiting) if (one.path === path) resolve(one)
  }
  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    baseUrl: `http://${host}/v1`,
    host,
    asked,
    answer: (...next) => void (answers = next),
    heard(path) {
      const already = asked.find((one) => one.path === path)
      if (already) return Promise.resolve(already)
      return new Promise((resolve) => waiting.push({ path, resolve }))
    },
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** A port of loopback on which nobody listens: one that was just given back. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}
