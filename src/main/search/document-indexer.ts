// Which manuscripts are to be indexed anew, and when: once typing has settled, but not later than half a minute on.
import type { Background } from '../background/background.ts'
import { StudioError } from '../../shared/errors.ts'
import { listUnindexedDocuments } from '../store/queries/search-documents.ts'
import type { Store } from '../store/store.ts'
import { indexDocument } from './index-document.ts'

/** Milliseconds. */
export interface IndexerPace {
  settledMs: number
  latestMs: number
  /** The window comes first. */
  startMs: number
  /** At the end the studio does not wait longer; the next start goes on. */
  closeMs: number
}

export const usualPace: IndexerPace = {
  settledMs: 2000,
  latestMs: 30_000,
  startMs: 400,
  closeMs: 1500,
}

interface IndexerPorts {
  background: Background
  /** Something else is found than before. */
  indexed(): void
  report(error: unknown): void
  pace: IndexerPace
}

export class DocumentIndexer {
  readonly #store: Store
  readonly #ports: IndexerPorts
  readonly #waiting = new Map<string, { timer: NodeJS.Timeout; latest: number }>()
  #work: Promise<void> = Promise.resolve()
  #closed = false

  constructor(store: Store, ports: IndexerPorts) {
    this.#store = store
    this.#ports = ports
  }

  /** What was not indexed when the studio ended. */
  start(): void {
    for (const projectId of listUnindexedDocuments(this.#store))
      this.#wait(projectId, this.#ports.pace.startMs)
  }

  changed(projectId: string): void {
    this.#wait(projectId, this.#ports.pace.settledMs)
  }

  /** All that is known to have changed is indexed, one manuscript after another. */
  settled(): Promise<void> {
    for (const projectId of [...this.#waiting.keys()]) this.#begin(projectId)
    return this.#work
  }

  async close(): Promise<void> {
    const work = this.settled()
    this.#closed = true
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, this.#ports.pace.closeMs)
    })
    await Promise.race([work, late])
    clearTimeout(timer)
  }

  #wait(projectId: string, ms: number): void {
    if (this.#closed) return
    const { latestMs } = this.#ports.pace
    const now = performance.now()
    const before = this.#waiting.get(projectId)
    clearTimeout(before?.timer)
    const latest = before?.latest ?? now + latestMs
    const timer = setTimeout(() => this.#begin(projectId), Math.max(0, Math.min(ms, latest - now)))
    timer.unref()
    this.#waiting.set(projectId, { timer, latest })
  }

  #begin(projectId: string): void {
    clearTimeout(this.#waiting.get(projectId)?.timer)
    this.#waiting.delete(projectId)
    this.#work = this.#work.then(() => this.#index(projectId))
  }

  async #index(projectId: string): Promise<void> {
    try {
      if (!this.#store.sqlite.open) return
      if (await indexDocument(this.#store, this.#ports.background, projectId)) this.#ports.indexed()
    } catch (error) {
      // A full disk or the end of the studio: the manuscript is safe, and the next change or start comes to it again.
      const isExpected = error instanceof StudioError || !this.#store.sqlite.open
      if (!isExpected) this.#ports.report(error)
    }
  }
}
