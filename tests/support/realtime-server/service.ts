// The service: its calls, and the script that is performed on whichever call is open.
import { answerClient } from './answer-client.ts'
import { Call, CallEnded, type CallRecord } from './call.ts'
import { Peer, type PeerListeners } from './peer.ts'
import { performStep, type Stage } from './perform-step.ts'
import type { Cut, ServiceOptions, Step } from './scenario.ts'
import { ServerLog, type LoggedEvent } from './server-log.ts'
import type { Session } from './session-state.ts'
import type { HeardTurn } from './user-turns.ts'
import { typeOf } from './wire.ts'

export interface ServiceListeners {
  received(event: LoggedEvent): void
  /** A step could not be done; the rest of the script is dropped. */
  failed(message: string): void
}

const POLL_MS = 5
const MOST_TURNS = 100
const DEFAULT_TRANSCRIPT = 'Something was said here.'

export class Service implements Stage {
  readonly log = new ServerLog()
  readonly options: ServiceOptions
  readonly #listeners: ServiceListeners
  readonly #calls: Call[] = []
  #steps: Step[] = []
  #step: Step | null = null
  #isPerforming = false
  #turns: { call: Call; turn: HeardTurn }[] = []
  #isUp = true

  constructor(options: ServiceOptions, listeners: ServiceListeners) {
    this.options = options
    this.#listeners = listeners
  }

  /** Answers an offer. */
  async answer(callId: string, offer: string, session: Session): Promise<string> {
    const early: { call: Call | null } = { call: null }
    const peer = new Peer(this.#peerListeners(early))
    const answer = await peer.answer(offer, this.options.relay)
    peer.setNetwork(this.#isUp)
    const call = new Call(callId, session, peer, this.options, this.log)
    early.call = call
    call.responses.onDue = () => this.#replyUnlessScripted(call)
    call.turns.onHeard = (turn) => this.#heard(call, turn)
    this.#calls.push(call)
    return answer
  }

  #peerListeners(early: { call: Call | null }): PeerListeners {
    return {
      open: () => early.call?.open(),
      message: (text) => early.call && this.#receive(early.call, text),
      audio: (samples, rate) => early.call?.isOpen && early.call.turns.hear(samples, rate),
      closed: (why) => early.call?.end(why),
    }
  }

  #receive(call: Call, text: string): void {
    const json = readJson(text)
    const type =
      typeof json === 'object' && json !== null && 'type' in json ? String(json.type) : typeOf(text)
    this.#listeners.received(this.log.add('received', call.id, type, text))
    call.keep(type, text)
    answerClient(call, json)
  }

  call(id: string): Call | undefined {
    return this.#calls.find((call) => call.id === id)
  }

  hangUp(call: Call): void {
    call.end('hung up')
    call.peer.cut('peer')
  }

  record(): CallRecord[] {
    return this.#calls.map((call) => call.record())
  }

  get openCalls(): number {
    return this.#calls.filter(({ isOpen }) => isOpen).length
  }

  #current(): Call | undefined {
    return this.#calls.findLast(({ isOpen }) => isOpen)
  }

  cut(call: Call, how: Cut): void {
    if (how === 'network') return this.setNetwork(false)
    // At once: what follows in the script is for the next call.
    call.end(`cut: ${how}`)
    call.peer.cut(how)
  }

  cutCurrent(how: Cut): void {
    const call = this.#current()
    if (call) this.cut(call, how)
    else if (how === 'network') this.setNetwork(false)
  }

  setNetwork(up: boolean): void {
    this.#isUp = up
    for (const { peer } of this.#calls) peer.setNetwork(up)
  }

  get isIdle(): boolean {
    return this.#steps.length === 0 && !this.#isPerforming
  }

  script(steps: Step[]): void {
    this.#steps.push(...steps)
    if (!this.#isPerforming) void this.#perform()
  }

  clearScript(): void {
    this.#steps = []
  }

  async #perform(): Promise<void> {
    this.#isPerforming = true
    for (let step = this.#steps.shift(); step; step = this.#steps.shift()) {
      const call = this.#current()
      if (!call) {
        this.#steps.unshift(step)
        await new Promise((resolve) => setTimeout(resolve, POLL_MS))
        continue
      }
      await this.#performOne(call, step)
    }
    this.#isPerforming = false
  }

  async #performOne(call: Call, step: Step): Promise<void> {
    this.#step = step
    try {
      await performStep(this, call, step)
    } catch (error) {
      if (!(error instanceof CallEnded)) this.#fail(call, step, error)
      // The next call gets what had not begun.
      else if (!error.begun) this.#steps.unshift(step)
    } finally {
      this.#step = null
    }
  }

  #fail(call: Call, step: Step, error: unknown): void {
    this.clearScript()
    const message = `Step ${JSON.stringify(step).slice(0, 200)}: ${String(error)}`
    this.log.add('note', call.id, message, '')
    this.#listeners.failed(message)
  }

  async nextTurn(call: Call, withinMs: number): Promise<HeardTurn> {
    const next = (): number => this.#turns.findIndex((waiting) => waiting.call === call)
    await call.until(() => next() !== -1, withinMs, 'nothing was heard through the microphone')
    const [found] = this.#turns.splice(next(), 1)
    if (!found) throw new Error('The turn is gone')
    return found.turn
  }

  #heard(call: Call, turn: HeardTurn): void {
    const isAwaited = [this.#step, ...this.#steps].some((step) => step?.kind === 'hear')
    if (isAwaited && this.#turns.length < MOST_TURNS) {
      this.#turns.push({ call, turn })
      return
    }
    call.turns.transcribe(turn, DEFAULT_TRANSCRIPT)
    call.turns.answer()
  }

  /** With a `respond` ahead (before another turn) it is that one's; else a default is said. */
  #replyUnlessScripted(call: Call): void {
    const ahead = this.#steps.find(({ kind }) => kind === 'respond' || kind === 'heard' || kind === 'hear')
    const { defaultReply } = this.options
    if (ahead?.kind === 'respond' || call.responses.isAwaited || defaultReply === null) return
    call.responses
      .due(1_000)
      .then((due) => call.responses.make({ kind: 'respond', say: defaultReply }, due))
      .catch((error: unknown) => this.log.add('note', call.id, `no default reply: ${String(error)}`, ''))
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
