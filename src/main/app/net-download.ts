// Downloads through Chromium's network: with the system's proxy, without cookies, and without following redirects.
import { net, session } from 'electron'
import { PassThrough } from 'node:stream'
import type { DownloadResponse, OpenDownload } from '../models/download-port.ts'

export const openDownload: OpenDownload = (url, headers, signal) =>
  new Promise<DownloadResponse>((resolve, reject) => {
    // A session of its own: the window's may reach nothing but the studio.
    const request = net.request({
      url: url.href,
      session: session.fromPartition('downloads'),
      redirect: 'manual',
      credentials: 'omit',
    })
    for (const [name, value] of Object.entries(headers)) request.setHeader(name, value)
    const close = (): void => request.abort()
    const ended = new Error('The request was ended')
    signal.addEventListener('abort', close, { once: true })
    // Chromium does not always tell of the end of a request that broke in the same moment: who waits is told here.
    signal.addEventListener('abort', () => reject(ended), { once: true })
    request.on('redirect', (status, _method, location) => {
      request.abort()
      resolve({ status, headers: { location }, body: new PassThrough().end(), close })
    })
    request.on('error', reject)
    request.on('abort', () => reject(ended))
    request.on('response', (response) => {
      const body = new PassThrough({ highWaterMark: 1024 * 1024 })
      const paused = response as unknown as { pause(): void; resume(): void }
      response.on('data', (chunk) => {
        if (body.write(chunk)) return
        paused.pause()
        body.once('drain', () => paused.resume())
      })
      response.on('end', () => body.end())
      response.on('error', (error: Error) => body.destroy(error))
      response.on('aborted', () => body.destroy(new Error('The connection broke')))
      body.on('error', () => undefined) // heard by whoever reads it
      signal.addEventListener('abort', () => body.destroy(ended), { once: true })
      resolve({ status: response.statusCode, headers: flat(response.headers), body, close })
    })
    request.end()
  })

function flat(headers: Record<string, string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  )
}
