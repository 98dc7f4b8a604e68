// Answers app:// requests with files of one folder, and with nothing outside of it.
import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { Readable } from 'node:stream'
import { APP_HOST } from './app-origin.ts'
import { parseByteRange } from './byte-range.ts'
import { securityHeaders, withNonce } from './content-policy.ts'

/** Few large pieces: each one costs a turn of the main thread. */
const CHUNK_BYTES = 1024 * 1024

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webm': 'audio/webm',
}

/** The real path of a URL's file under `root`, or null when there is none or it lies outside. */
export async function resolveUnder(root: string, pathname: string): Promise<string | null> {
  const name = decode(pathname)
  if (name === null || /[\0\\]/.test(name)) return null
  try {
    const realRoot = await realpath(root)
    const file = await realpath(join(realRoot, name))
    return file.startsWith(realRoot + sep) ? file : null
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** `pathname` = the file under `root`, where it is not the request's own path. */
export async function serveFile(root: string, request: Request, pathname?: string): Promise<Response> {
  const url = new URL(request.url)
  if (url.host !== APP_HOST) return refuse(404)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
  const file = await resolveUnder(root, pathname ?? url.pathname)
  const info = file === null ? null : await stat(file)
  if (file === null || !info?.isFile()) return refuse(404)
  const nonce = randomBytes(16).toString('base64url')
  const headers = {
    ...securityHeaders(nonce),
    'content-type': contentTypes[extname(file).toLowerCase()] ?? 'application/octet-stream',
  }
  if (extname(file) === '.html')
    return new Response(withNonce(await readFile(file, 'utf8'), nonce), { headers })
  return serveBytes(file, info.size, request, headers)
}

/** The range of a file of `size` bytes that the request asks for. */
export function serveBytes(
  file: string,
  size: number,
  request: Request,
  base: Record<string, string>,
): Response {
  const range = parseByteRange(request.headers.get('range'), size)
  const headers = { ...base, 'accept-ranges': 'bytes' }
  switch (range.kind) {
    case 'unsatisfiable':
      return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } })
    case 'whole':
      // A recording may grow while it is read; then no more is sent than was announced.
      return new Response(body(file, request, size === 0 ? undefined : { start: 0, end: size - 1 }), {
        headers: { ...headers, 'content-length': `${size}` },
      })
    case 'part':
      return new Response(body(file, request, range), {
        status: 206,
        headers: {
          ...headers,
          'content-length': `${range.end - range.start + 1}`,
          'content-range': `bytes ${range.start}-${range.end}/${size}`,
        },
      })
  }
}

function body(
  file: string,
  request: Request,
  range: { start: number; end: number } | undefined,
): ReadableStream | null {
  if (request.method === 'HEAD') return null
  const bytes = createReadStream(file, { ...range, highWaterMark: CHUNK_BYTES })
  // Node's and the fetch API's stream types differ in name only.
  return Readable.toWeb(bytes) as ReadableStream
}

export function refuse(status: number): Response {
  return new Response(null, { status, headers: securityHeaders('none') })
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null // a malformed escape names no file
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG'
}
