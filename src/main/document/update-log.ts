// The last changes of an open document, for editors that have to catch up. Bounded: who is further behind opens again.
import type { ChangeSet } from '@codemirror/state'
import type { DocumentUpdate } from '../../shared/ipc/views.ts'

const MAX_UPDATES = 5000
/** Of JSON, UTF-16 code units. */
const MAX_SIZE = 8_000_000

export class UpdateLog {
  /** Counts updates since main opened the document. */
  version = 0
  #entries: { update: DocumentUpdate; size: number }[] = []
  #size = 0

  add(clientId: string, changes: ChangeSet): void {
    const json: unknown = changes.toJSON()
    const size = JSON.stringify(json).length
    this.#entries.push({ update: { clientId, changes: json }, size })
    this.#size += size
    this.version++
    let drop = Math.max(0, this.#entries.length - MAX_UPDATES)
    for (const entry of this.#entries.slice(0, drop)) this.#size -= entry.size
    for (; this.#size > MAX_SIZE && drop < this.#entries.length; drop++)
      this.#size -= this.#entries[drop]?.size ?? 0
    if (drop > 0) this.#entries.splice(0, drop)
  }

  /** Updates after `version`; null when the log does not reach back (or forward) that far. */
  since(version: number): DocumentUpdate[] | null {
    const missing = this.version - version
    if (missing < 0 || missing > this.#entries.length) return null
    return this.#entries.slice(this.#entries.length - missing).map(({ update }) => update)
  }
}
