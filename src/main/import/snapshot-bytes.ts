// The snapshot of a long session, gathered as UTF-8 bytes: as one string it would take several times the memory.
import { createHash } from 'node:crypto'

const CHUNK = 256 * 1024

export interface SnapshotBytes {
  add(itemJson: string): void
  /** JSON array of all items in order, as `finalizeTranscript` writes it. */
  finish(): { bytes: Uint8Array; sha256: string }
}

export function createSnapshotBytes(): SnapshotBytes {
  const hash = createHash('sha256')
  const chunks: Uint8Array[] = []
  let pending = '['
  let first = true

  function flush(): void {
    const bytes = Buffer.from(pending, 'utf8')
    hash.update(bytes)
    chunks.push(bytes)
    pending = ''
  }

  return {
    add(itemJson) {
      pending += first ? itemJson : `,${itemJson}`
      first = false
      if (pending.length >= CHUNK) flush()
    },
    finish() {
      pending += ']'
      flush()
      return { bytes: Buffer.concat(chunks), sha256: hash.digest('hex') }
    },
  }
}
