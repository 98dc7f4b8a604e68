// A peer that calls the server, for tests without a browser. The WebRTC library lives in a process of its own.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { readMessage, type Message } from './read-message.ts'

export type ToPeer =
  | { do: 'connect' | 'hang_up' }
  | { do: 'answer'; sdp: string }
  | { do: 'send'; text: string }
  | { do: 'speak'; ms: number }
export type FromPeer =
  | { tell: 'offer'; sdp: string }
  | { tell: 'message'; text: string }
  | { tell: 'state'; state: string }
  | { tell: 'loudness'; loudest: number }

const WAIT_MS = 15_000
const POLL_MS = 5

export class PeerClient {
  readonly #child: ChildProcess
  #offer: string | null = null
  readonly messages: Message[] = []
  readonly states: string[] = []
  loudest = 0

  constructor() {
    this.#child = fork(join(import.meta.dirname, 'peer-client-process.ts'), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.#child.on('message', (message) => this.#hear(message as FromPeer))
  }

  #hear(message: FromPeer): void {
    if (message.tell === 'offer') this.#offer = message.sdp
    if (message.tell === 'message') this.messages.push(readMessage(message.text))
    if (message.tell === 'state') this.states.push(message.state)
    if (message.tell === 'loudness') this.loudest = Math.max(this.loudest, message.loudest)
  }

  #order(order: ToPeer): void {
    this.#child.send(order)
  }

  /** Calls, forgetting what was before; gives the HTTP answer. The channel is open once `session.created` came. */
  async connect(baseUrl: string, session: object = {}, key = 'sk-test'): Promise<Response> {
    this.#offer = null
    this.messages.length = 0
    this.states.length = 0
    this.loudest = 0
    this.#order({ do: 'connect' })
    await this.until('no offer', () => this.#offer !== null)
    const form = new FormData()
    form.append('sdp', new Blob([this.#offer ?? ''], { type: 'application/sdp' }))
    form.append(
      'session',
      new Blob([JSON.stringify({ type: 'realtime', ...session })], { type: 'application/json' }),
    )
    const response = await fetch(`${baseUrl}/realtime/calls`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: form,
    })
    if (response.status === 201) this.#order({ do: 'answer', sdp: await response.clone().text() })
    return response
  }

  send(event: object): void {
    this.#order({ do: 'send', text: JSON.stringify(event) })
  }

  /** A tone on the microphone. */
  speak(ms: number): void {
    this.#order({ do: 'speak', ms })
  }

  hangUp(): void {
    this.#order({ do: 'hang_up' })
  }

  types(): string[] {
    return this.messages.map(({ type }) => type)
  }

  async got(type: string, count = 1, withinMs = WAIT_MS): Promise<Message[]> {
    const found = (): Message[] => this.messages.filter((message) => message.type === type)
    await this.until(`not ${count} ${type}`, () => found().length >= count, withinMs)
    return found()
  }

  async until(otherwise: string, isSo: () => boolean, withinMs = WAIT_MS): Promise<void> {
    const last = performance.now() + withinMs
    while (!isSo()) {
      if (performance.now() > last)
        throw new Error(`Within ${withinMs} ms: ${otherwise}; last came ${this.types().slice(-12).join(' ')}`)
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null) return
    const exited = once(this.#child, 'exit')
    this.#child.disconnect()
    await exited
  }
}
