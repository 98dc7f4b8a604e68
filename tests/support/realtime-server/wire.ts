// Events on their way to the client: numbered, logged, and, where a test wants it, repeated or out of order.
import type { ServerLog } from './server-log.ts'
import type { WireEvent } from './wire-events.ts'

interface Channel {
  send(text: string): boolean
}

const REMEMBERED = 200
const HELD_AT_MOST_MS = 500

export class Wire {
  readonly #callId: string
  readonly #channel: Channel
  readonly #log: ServerLog
  #events = 0
  #recent: string[] = []
  #held: string[] = []
  #toHold = 0

  constructor(callId: string, channel: Channel, log: ServerLog) {
    this.#callId = callId
    this.#channel = channel
    this.#log = log
  }

  send(event: WireEvent): void {
    this.sendAny(event)
  }

  /** Also what is no event of the service. */
  sendAny(event: object): void {
    this.#events += 1
    const named =
      'event_id' in event ? event : { ...event, event_id: `event_${this.#callId}_${this.#events}` }
    this.sendText(JSON.stringify(named))
  }

  sendText(text: string): void {
    if (this.#toHold === 0) return this.#deliver(text)
    this.#held.push(text)
    if (this.#held.length >= this.#toHold) this.#release()
  }

  holdAndReverse(count: number): void {
    this.#toHold = count
    setTimeout(() => this.#release(), HELD_AT_MOST_MS)
  }

  #release(): void {
    const held = this.#held.reverse()
    this.#held = []
    this.#toHold = 0
    for (const text of held) this.#deliver(text)
  }

  repeat(last: number): void {
    for (const text of this.#recent.slice(-last)) this.#deliver(text)
  }

  #deliver(text: string): void {
    if (!this.#channel.send(text)) {
      this.#log.add('note', this.#callId, 'not sent', text)
      return
    }
    this.#recent.push(text)
    if (this.#recent.length > REMEMBERED * 2) this.#recent = this.#recent.slice(-REMEMBERED)
    this.#log.add('sent', this.#callId, typeOf(text), text)
  }
}

const TYPE = /"type":"([^"]{1,100})"/
/** The types of ours come first in their JSON; anything else is only a label in the log. */
export function typeOf(text: string): string {
  return TYPE.exec(text.slice(0, 400))?.[1] ?? 'unreadable'
}
