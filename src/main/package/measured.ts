// Counts and hashes what passes by.
import { createHash } from 'node:crypto'

export interface Measured {
  chunks: AsyncIterable<Uint8Array>
  /** Once all have passed. */
  result(): { bytes: number; sha256: string }
}

export function measured(source: AsyncIterable<Uint8Array>): Measured {
  const hash = createHash('sha256')
  let bytes = 0
  async function* pass(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      hash.update(chunk)
      bytes += chunk.byteLength
      yield chunk
    }
  }
  return { chunks: pass(), result: () => ({ bytes, sha256: hash.digest('hex') }) }
}
