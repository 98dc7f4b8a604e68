// The download port over Node's own fetch: what Electron's network does in the studio.
import type { OpenDownload } from '../../src/main/models/download-port.ts'

export const nodeDownload: OpenDownload = async (url, headers, signal) => {
  const limit = new AbortController()
  const response = await fetch(url, {
    headers,
    redirect: 'manual',
    signal: AbortSignal.any([signal, limit.signal]),
  })
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: bodyOf(response),
    close: () => limit.abort(),
  }
}

async function* bodyOf({ body }: Response): AsyncGenerator<Uint8Array> {
  if (body !== null) for await (const chunk of body) yield chunk
}
