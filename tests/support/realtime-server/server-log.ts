// Everything received and sent, with times; bounded, so that hours of talk do not fill the memory.

export interface LoggedEvent {
  seq: number
  /** Milliseconds since the epoch, with fractions. */
  at: number
  callId: string | null
  /** `note`: something the server did or that went wrong, in words. */
  direction: 'received' | 'sent' | 'http' | 'note'
  type: string
  bytes: number
  /** As JSON was read; large ones are left out. */
  event: unknown
}

export interface LogFilter {
  /** Those after this `seq`. */
  since?: number
  direction?: LoggedEvent['direction']
  type?: string
}

const MOST_EVENTS = 50_000
const LARGEST_EVENT = 16_384

export class ServerLog {
  #entries: LoggedEvent[] = []
  #seq = 0
  readonly #counts = new Map<string, number>()

  add(direction: LoggedEvent['direction'], callId: string | null, type: string, text: string): LoggedEvent {
    this.#seq += 1
    const event = text.length > LARGEST_EVENT ? null : readJson(text)
    const entry = {
      seq: this.#seq,
      at: performance.timeOrigin + performance.now(),
      callId,
      direction,
      type,
      bytes: text.length,
      event,
    }
    this.#entries.push(entry)
    if (this.#entries.length > MOST_EVENTS * 1.2) this.#entries = this.#entries.slice(-MOST_EVENTS)
    const key = `${direction} ${type}`
    this.#counts.set(key, this.count(direction, type) + 1)
    return entry
  }

  /** Of all times, also of those that are no longer listed. */
  count(direction: LoggedEvent['direction'], type: string): number {
    return this.#counts.get(`${direction} ${type}`) ?? 0
  }

  entries({ since = 0, direction, type }: LogFilter): LoggedEvent[] {
    return this.#entries.filter(
      (entry) =>
        entry.seq > since &&
        (direction === undefined || entry.direction === direction) &&
        (type === undefined || entry.type === type),
    )
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
