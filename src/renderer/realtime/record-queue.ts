// What is on its way to the disk: log entries and items, one request at a time, in order, tried again until it is there.
import { StudioError } from '../../shared/errors.ts'
import type { LogEntry } from '../../shared/realtime/log-entry.ts'
import type { TranscriptItemInput } from '../../shared/transcript/item.ts'

interface Batch {
  entries: LogEntry[]
  items: TranscriptItemInput[]
}

export interface RecordQueuePorts {
  /** Answers when the batch is committed. */
  write(batch: Batch): Promise<void>
  /** Items that are on the disk now. */
  saved(itemIds: readonly string[]): void
  /** Why it could not be written; null = it works again. */
  trouble(message: string | null): void
  delay(ms: number): Promise<void>
  /** Milliseconds, monotonic. */
  now(): number
}

/** Entries in one request; main takes 2,000. */
const MOST_AT_ONCE = 500
/** An hour of talk; beyond that only items are kept, which hold all the words. */
const MOST_WAITING = 50_000
const RETRY_MS = 1000
const FLUSH_WITHIN_MS = 5000
/** A flood of events becomes few large requests: after so many in a run they begin this far apart. Main bounds them too. */
const MOST_IN_A_RUN = 100
const PACE_MS = 10

export class RecordQueue {
  private entries: LogEntry[] = []
  /** The newest form of each item, in the order they first changed. */
  private readonly items = new Map<string, TranscriptItemInput>()
  private readonly waiters = new Set<Waiter>()
  private failures = 0
  private atOnce = MOST_AT_ONCE
  private isWriting = false
  /** Requests that may begin at once; one comes back with every pace. */
  private turns = MOST_IN_A_RUN
  private turnsAt: number
  /** Ends the pause before the next request. */
  private hurry: () => void = () => undefined
  private readonly ports: RecordQueuePorts

  constructor(ports: RecordQueuePorts) {
    this.ports = ports
    this.turnsAt = ports.now()
  }

  add(more: readonly LogEntry[], changed: readonly TranscriptItemInput[]): void {
    if (this.entries.length + more.length <= MOST_WAITING) this.entries.push(...more)
    for (const item of changed) this.items.set(item.itemId, item)
    if (!this.isWriting && this.hasMore()) void this.writeAll()
  }

  /** True when all that was added before is on the disk; false when it is not within five seconds. It goes on trying. */
  async flush(): Promise<boolean> {
    if (!this.hasMore()) return true
    const batch: Batch = { entries: this.entries.slice(-1), items: [...this.items.values()] }
    const waiter: Waiter = { batch, done: () => undefined }
    const written = new Promise<boolean>((resolve) => {
      waiter.done = () => resolve(true)
    })
    this.waiters.add(waiter)
    this.hurry()
    const answer = await Promise.race([written, this.ports.delay(FLUSH_WITHIN_MS).then(() => false)])
    this.waiters.delete(waiter)
    return answer
  }

  private hasMore(): boolean {
    return this.entries.length > 0 || this.items.size > 0
  }

  private async writeAll(): Promise<void> {
    this.isWriting = true
    while (this.hasMore()) {
      if (!this.takeTurn() && this.waiters.size === 0) await this.pause()
      const batch: Batch = {
        entries: this.entries.slice(0, this.atOnce),
        items: [...this.items.values()].slice(0, this.atOnce),
      }
      try {
        await this.ports.write(batch)
      } catch (error) {
        await this.afterFailure(batch, error)
        continue
      }
      this.afterSuccess(batch)
    }
    this.isWriting = false
  }

  private takeTurn(): boolean {
    const now = this.ports.now()
    this.turns = Math.min(MOST_IN_A_RUN, this.turns + (now - this.turnsAt) / PACE_MS)
    this.turnsAt = now
    if (this.turns < 1) return false
    this.turns -= 1
    return true
  }

  private pause(): Promise<void> {
    const hurried = new Promise<void>((resolve) => {
      this.hurry = resolve
    })
    return Promise.race([this.ports.delay(PACE_MS), hurried])
  }

  private afterSuccess(batch: Batch): void {
    if (this.failures > 0) this.ports.trouble(null)
    this.failures = 0
    this.atOnce = MOST_AT_ONCE
    this.forget(batch)
    this.ports.saved(batch.items.map(({ itemId }) => itemId))
  }

  private async afterFailure(batch: Batch, error: unknown): Promise<void> {
    this.failures += 1
    this.ports.trouble(error instanceof Error ? error.message : String(error))
    const code = error instanceof StudioError ? error.code : null
    const largest = Math.max(batch.entries.length, batch.items.length)
    // Too large, or something in it cannot be kept: by halves, what can be kept is, until that one stands alone.
    if ((code === 'INVALID_ARGUMENT' || code === 'LIMIT_EXCEEDED') && largest > 1)
      this.atOnce = Math.ceil(largest / 2)
    else if (code === 'INVALID_ARGUMENT') this.drop(batch)
    if (code !== 'INVALID_ARGUMENT') await this.ports.delay(RETRY_MS)
  }

  /** The log's line goes first: an item holds the words. */
  private drop({ entries: [entry], items: [item] }: Batch): void {
    if (entry !== undefined) this.forget({ entries: [entry], items: [] })
    else if (item !== undefined) this.forget({ entries: [], items: [item] })
  }

  private forget(batch: Batch): void {
    this.entries = this.entries.slice(batch.entries.length)
    for (const item of batch.items) if (this.items.get(item.itemId) === item) this.items.delete(item.itemId)
    for (const waiter of this.waiters) if (this.isWritten(waiter.batch)) waiter.done()
  }

  private isWritten(batch: Batch): boolean {
    const last = batch.entries.at(-1)
    return (
      (last === undefined || !this.entries.includes(last)) &&
      batch.items.every((item) => this.items.get(item.itemId) !== item)
    )
  }
}

interface Waiter {
  batch: Batch
  done(): void
}
