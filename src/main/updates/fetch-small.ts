// A small file over the network, whole or not at all, over redirects that stay with the known hosts.
import type { DownloadResponse, OpenDownload } from '../models/download-port.ts'
import { mayAsk } from './channel.ts'
import { ledElsewhere, notGiven, tooLarge, unreachable } from './update-errors.ts'

const MOST_REDIRECTS = 5
const ANSWER_MS = 20_000

export interface SmallFile {
  url: URL
  hosts: readonly string[]
  maxBytes: number
  /** All that is said about this computer and its author. */
  headers: Record<string, string>
}

/** Throws OFFLINE when the host is not reached in time, SERVICE_REFUSED for everything that is not the file. */
export async function fetchSmall(
  file: SmallFile,
  openDownload: OpenDownload,
  ended: AbortSignal,
): Promise<Buffer> {
  const signal = AbortSignal.any([ended, AbortSignal.timeout(ANSWER_MS)])
  let { url } = file
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    if (!mayAsk(url, file.hosts)) throw ledElsewhere(url.host)
    const response = await opened(openDownload, url, file.headers, signal)
    const location = response.headers['location']
    if (response.status === 200) return await wholeBody(response, url, file.maxBytes, signal)
    response.close()
    if (response.status < 300 || response.status >= 400 || location === undefined)
      throw notGiven(url.host, response.status)
    url = new URL(location, url)
  }
  throw ledElsewhere(url.host)
}

async function opened(
  openDownload: OpenDownload,
  url: URL,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<DownloadResponse> {
  try {
    return await openDownload(url, headers, signal)
  } catch (error) {
    throw unreachable(url.host, error)
  }
}

async function wholeBody(
  { body, close }: DownloadResponse,
  url: URL,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of body) {
      bytes += chunk.byteLength
      if (bytes > maxBytes) break
      chunks.push(chunk)
    }
  } catch (error) {
    throw unreachable(url.host, error)
  } finally {
    close()
  }
  if (signal.aborted) throw unreachable(url.host, signal.reason)
  if (bytes > maxBytes) throw tooLarge(url.host)
  return Buffer.concat(chunks)
}
