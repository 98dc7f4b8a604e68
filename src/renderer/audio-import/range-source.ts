// A chosen file as mediabunny reads it: by ranges over app://, in a few large blocks, of which few are kept.
import { CustomSource } from 'mediabunny'
import type { SourceFile } from './messages.ts'

/** Each range costs main a turn, and a skip in the file costs a block. */
const BLOCK_BYTES = 1024 * 1024
const MOST_BLOCKS = 4

/** The file is not as it was chosen, or cannot be reached: no reason to call it damaged. */
export class SourceGone extends Error {}

export interface RangeSource {
  source: CustomSource
  /** Set once a range could not be had. */
  gone(): SourceGone | null
}

export function rangeSource({ name, url, bytes }: SourceFile): RangeSource {
  let gone: SourceGone | null = null
  const block = keepBlocks(async (index) => {
    const start = index * BLOCK_BYTES
    const end = Math.min(start + BLOCK_BYTES, bytes)
    try {
      return await readRange(name, url, start, end)
    } catch (error) {
      if (error instanceof SourceGone) gone = error
      throw error
    }
  })
  const source = new CustomSource({
    getSize: () => bytes,
    async read(start, end) {
      const first = Math.floor(start / BLOCK_BYTES)
      const last = Math.floor((end - 1) / BLOCK_BYTES)
      if (first === last) return (await block(first)).subarray(start % BLOCK_BYTES, end - first * BLOCK_BYTES)
      const whole = new Uint8Array(end - start)
      for (let index = first; index <= last; index++) {
        const from = index * BLOCK_BYTES
        const part = (await block(index)).subarray(Math.max(0, start - from), end - from)
        whole.set(part, Math.max(0, from - start))
      }
      return whole
    },
    maxCacheSize: 2 * BLOCK_BYTES,
    // Blocks are larger than anything it would fetch ahead.
    prefetchProfile: 'none',
  })
  return { source, gone: () => gone }
}

async function readRange(name: string, url: string, start: number, end: number): Promise<Uint8Array> {
  const response = await fetch(url, { headers: { range: `bytes=${start}-${end - 1}` } })
  if (response.status === 409) throw new SourceGone(`“${name}” has changed while it was read.`)
  if (!response.ok) throw new SourceGone(`“${name}” cannot be read any more: it is not where it was.`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes.byteLength === end - start) return bytes
  throw new SourceGone(`“${name}” ended while it was read.`)
}

/** The blocks used last; what is asked for twice at once is read once. */
function keepBlocks(read: (index: number) => Promise<Uint8Array>): (index: number) => Promise<Uint8Array> {
  const kept = new Map<number, Promise<Uint8Array>>()
  return (index) => {
    const found = kept.get(index) ?? read(index)
    kept.delete(index)
    kept.set(index, found)
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_BLOCKS) break
      kept.delete(oldest)
    }
    return found
  }
}
