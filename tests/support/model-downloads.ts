// A server of model files over real HTTP on loopback, which cuts, redirects, refuses ranges and sends other bytes on demand.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ModelDownloads {
  baseUrl: string
  /** Ranges that were asked for, in order; null = the whole. */
  asked: (string | null)[]
  /** The next answers break off after so many bytes, one each. */
  cutAfter(...bytes: number[]): void
  cutNoMore(): void
  redirectTo(location: string | null): void
  /** false: every answer is the whole file. */
  takesRanges: boolean
  close(): Promise<void>
}

export async function startModelDownloads(files: Record<string, Buffer>): Promise<ModelDownloads> {
  const cuts: number[] = []
  let location: string | null = null
  const state = { takesRanges: true }
  const asked: (string | null)[] = []
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://x').pathname.slice(1)
    const file = files[path]
    if (location !== null && path.startsWith('moved/')) return redirect(response, location)
    if (file === undefined) return void response.writeHead(404).end()
    asked.push(request.headers.range ?? null)
    send(request, response, file, cuts.shift() ?? null, state.takesRanges)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    cutAfter: (...bytes) => void cuts.push(...bytes),
    cutNoMore: () => void (cuts.length = 0),
    redirectTo: (to) => void (location = to),
    get takesRanges() {
      return state.takesRanges
    },
    set takesRanges(does) {
      state.takesRanges = does
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end()
}

function send(
  { headers }: IncomingMessage,
  response: ServerResponse,
  file: Buffer,
  cut: number | null,
  takesRanges: boolean,
): void {
  const from = takesRanges ? Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0) : 0
  const body = file.subarray(from)
  response.writeHead(from > 0 ? 206 : 200, {
    'content-length': body.length,
    ...(from > 0 && { 'content-range': `bytes ${from}-${file.length - 1}/${file.length}` }),
  })
  if (cut === null || cut >= body.length) return void response.end(body)
  // What was sent has time to arrive, and then the connection breaks.
  response.write(body.subarray(0, cut), () => setTimeout(() => response.destroy(), 60))
}
