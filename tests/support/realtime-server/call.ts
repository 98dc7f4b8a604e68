// One call: its session, conversation, wire and what is going on in it.
import { Conversation, type RecordedItem } from './conversation.ts'
import { EnergyVad } from './energy-vad.ts'
import type { Peer } from './peer.ts'
import { Playback } from './playback.ts'
import { Responses } from './responses.ts'
import type { ServiceOptions } from './scenario.ts'
import type { ServerLog } from './server-log.ts'
import { turnDetectionOf, type Session, type TurnDetection } from './session-state.ts'
import { UsageCounter } from './usage-counter.ts'
import { UserTurns } from './user-turns.ts'
import { Wire } from './wire.ts'

/** A step cannot go on: its call is over. */
export class CallEnded extends Error {
  /** False when the step had only waited. */
  readonly begun: boolean
  constructor(why: string, begun: boolean) {
    super(why)
    this.begun = begun
  }
}

export interface CallRecord {
  callId: string
  conversationId: string
  /** null while it goes on. */
  ended: string | null
  session: Session
  items: RecordedItem[]
  deleted: string[]
}

export type CallPeer = Pick<Peer, 'send' | 'waiting' | 'play' | 'silence' | 'cut' | 'setNetwork'>
export type CallOptions = Pick<
  ServiceOptions,
  'msPerWord' | 'order' | 'truncates' | 'semanticSilenceMs' | 'listens'
>

interface Received {
  type: string
  text: string
}
const MOST_WAITING_EVENTS = 5_000
const POLL_MS = 5

export class Call {
  readonly id: string
  readonly conversationId: string
  readonly options: CallOptions
  readonly peer: CallPeer
  readonly log: ServerLog
  readonly wire: Wire
  readonly conversation = new Conversation()
  readonly usage = new UsageCounter()
  readonly vad = new EnergyVad()
  readonly playback: Playback
  readonly responses: Responses
  readonly turns: UserTurns
  session: Session
  ended: string | null = null
  isOpen = false
  #ids = 0
  #inbox: Received[] = []

  constructor(id: string, session: Session, peer: CallPeer, options: CallOptions, log: ServerLog) {
    this.id = id
    this.conversationId = `conv_${id.slice(4)}`
    this.session = session
    this.peer = peer
    this.options = options
    this.log = log
    this.wire = new Wire(id.slice(4), peer, log)
    this.playback = new Playback(this.wire, this.conversation, peer, options.truncates)
    this.responses = new Responses(this)
    this.turns = new UserTurns(this)
  }

  newId(kind: string): string {
    this.#ids += 1
    return `${kind}_${this.id.slice(4)}_${this.#ids}`
  }

  get turnDetection(): TurnDetection | null {
    return turnDetectionOf(this.session, this.options.semanticSilenceMs)
  }

  open(): void {
    this.isOpen = true
    this.wire.send({ type: 'session.created', session: this.session })
  }

  end(why: string): void {
    if (this.ended !== null) return
    this.ended = why
    this.isOpen = false
    this.playback.end()
    this.#inbox = []
    this.log.add('note', this.id, `ended: ${why}`, '')
  }

  /** For steps that await an event of the client. */
  keep(type: string, text: string): void {
    this.#inbox.push({ type, text })
    if (this.#inbox.length > MOST_WAITING_EVENTS) this.#inbox.shift()
  }

  async received(type: string, contains: string, withinMs: number): Promise<void> {
    await this.until(
      () => {
        const found = this.#inbox.findIndex((event) => event.type === type && event.text.includes(contains))
        if (found !== -1) this.#inbox.splice(found, 1)
        return found !== -1
      },
      withinMs,
      `the client did not send ${type}${contains && ` with ${contains}`}`,
    )
  }

  /** Waits until it is so. Throws when the call ends or the time is over. */
  async until(isSo: () => boolean, withinMs: number, otherwise: string): Promise<void> {
    const last = performance.now() + withinMs
    for (;;) {
      if (this.ended !== null) throw new CallEnded(this.ended, false)
      if (isSo()) return
      if (performance.now() > last) throw new Error(`Within ${withinMs} ms ${otherwise}`)
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
  }

  async sleep(ms: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, ms))
    if (this.ended !== null) throw new CallEnded(this.ended, true)
  }

  record(): CallRecord {
    return {
      callId: this.id,
      conversationId: this.conversationId,
      ended: this.ended,
      session: this.session,
      items: this.conversation.items(),
      deleted: this.conversation.deleted,
    }
  }
}
