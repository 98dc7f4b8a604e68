// Sees to it that the index is whole: what is damaged is set aside and made anew while the studio goes on.
import { isIndexDamage, isIndexWhole, setIndexAside } from '../store/search-index.ts'
import type { Store } from '../store/store.ts'
import { rebuildIndex } from './rebuild-index.ts'

/** In one run of the studio; an index that breaks again and again is not mended by more of the same. */
const MOST_REBUILDS = 3

interface MenderPorts {
  warn(words: string): void
  report(error: unknown): void
  /** It is whole, or could not be made so. */
  ended(): void
}

export class IndexMender {
  readonly #store: Store
  readonly #ports: MenderPorts
  #work: Promise<void> | null = null
  #rebuilds = 0
  #closed = false

  constructor(store: Store, ports: MenderPorts) {
    this.#store = store
    this.#ports = ports
  }

  get isAtWork(): boolean {
    return this.#work !== null
  }

  /** Begins to make the index anew where it has to be. Answers whether it is not whole now. */
  look(): boolean {
    if (this.#work !== null) return true
    if (isIndexWhole(this.#store.sqlite)) return false
    if (this.#rebuilds >= MOST_REBUILDS || this.#closed) return true
    this.#rebuilds++
    this.#ports.warn('the search index is made anew; nothing that was said or written is touched')
    this.#work = this.#rebuild()
    return true
  }

  /** What reading the index threw; what is no damage to it is thrown again. */
  mend(error: unknown): void {
    if (!isIndexDamage(error)) throw error
    if (this.#work === null) setIndexAside(this.#store.sqlite)
    this.look()
  }

  async settled(): Promise<void> {
    await this.#work
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#work
  }

  async #rebuild(): Promise<void> {
    try {
      await rebuildIndex(this.#store, () => this.#closed)
    } catch (error) {
      if (!this.#closed) this.#ports.report(error)
    }
    this.#work = null
    this.#ports.ended()
  }
}
