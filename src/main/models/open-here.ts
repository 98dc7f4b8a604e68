// Opens a download where it broke off, over redirects that stay with the hosts of the list.
import { isLoopback } from '../credentials/base-url.ts'
import { movedElsewhere, refusedByHost } from './download-errors.ts'
import type { DownloadResponse, OpenDownload } from './download-port.ts'
import type { FileToFetch } from './fetch-file.ts'

const MOST_REDIRECTS = 5
const ANSWER_MS = 30_000

export interface Opened {
  response: DownloadResponse
  /** Where its bytes belong. */
  from: number
}

/** Throws SERVICE_REFUSED in words; `cut` = not reached, or not now. */
export async function openHere(
  file: FileToFetch,
  openDownload: OpenDownload,
  from: number,
  signal: AbortSignal,
): Promise<Opened | 'cut'> {
  let url = new URL(file.download.url)
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    requireKnownHost(url, file.hosts)
    const headers = from === 0 ? {} : { range: `bytes=${from}-` }
    const response = await answerOf(openDownload, url, headers, signal)
    if (response === 'cut') return 'cut'
    const { status } = response
    if (status === 206 && startsAt(response, from)) return { response, from }
    // It does not go on in the middle: from the beginning, then.
    if (status === 200) return { response, from: 0 }
    response.close()
    const location = response.headers['location']
    if (status >= 300 && status < 400 && location !== undefined) url = new URL(location, url)
    else if (status === 206 || status === 416)
      return from === 0 ? 'cut' : openHere(file, openDownload, 0, signal)
    else if (status === 408 || status === 429 || status >= 500) return 'cut'
    else throw refusedByHost(file.download, url.host, status)
  }
  throw movedElsewhere('in a circle')
}

/** Silence is a cut as well, before the answer and between its pieces. */
async function answerOf(
  openDownload: OpenDownload,
  url: URL,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<DownloadResponse | 'cut'> {
  const limit = new AbortController()
  const silence = setTimeout(() => limit.abort(), ANSWER_MS)
  try {
    const response = await openDownload(url, headers, AbortSignal.any([signal, limit.signal]))
    silence.refresh()
    return {
      ...response,
      body: watched(response.body, silence),
      close() {
        clearTimeout(silence)
        response.close()
      },
    }
  } catch {
    clearTimeout(silence)
    signal.throwIfAborted()
    return 'cut'
  }
}

async function* watched(
  body: AsyncIterable<Uint8Array>,
  silence: NodeJS.Timeout,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    silence.refresh()
    yield chunk
  }
}

function requireKnownHost(url: URL, hosts: readonly string[]): void {
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  if (!hosts.includes(url.hostname) || !isSafe) throw movedElsewhere(url.host)
}

function startsAt({ headers }: DownloadResponse, from: number): boolean {
  return new RegExp(`^bytes ${from}-`).test(headers['content-range'] ?? '')
}
