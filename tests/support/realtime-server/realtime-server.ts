// A server that speaks the Realtime API over real WebRTC, for tests without internet. It runs in a process of its own.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { CallRecord } from './call.ts'
import { deferred, type Deferred } from './deferred.ts'
import type { Answers, FromServer, Order, ServerState } from './messages.ts'
import type { Cut, Fault, ServerOptions, ServiceOptions, Step } from './scenario.ts'
import type { LoggedEvent, LogFilter } from './server-log.ts'

export interface RealtimeServer {
  /** Ends in `/v1`. */
  readonly baseUrl: string
  readonly pid: number
  /** Queues steps; they run one after another on the open call, or on the next one. */
  script(steps: Step[]): Promise<void>
  /** Forgets the steps that have not begun. */
  clearScript(): Promise<void>
  /** All steps are done. Throws when one could not be. */
  finished(withinMs?: number): Promise<void>
  /** `script` and `finished`. */
  play(steps: Step[], withinMs?: number): Promise<void>
  /** Events of the client that match, as soon as there are `count` of them; those of the past count too. */
  heard(
    match: string | ((event: ReceivedJson) => boolean),
    count?: number,
    withinMs?: number,
  ): Promise<ReceivedJson[]>
  /** The server has sent that many of that type, over all calls. */
  sent(type: string, count?: number, withinMs?: number): Promise<void>
  /** That many of the author's turns were taken, over all calls. */
  turns(count: number, withinMs?: number): Promise<void>
  /** Calls whose channel is open now. */
  openCalls(count: number, withinMs?: number): Promise<void>
  state(): Promise<ServerState>
  fault(fault: Fault): Promise<void>
  clearFaults(): Promise<void>
  /** Ends the open call; `network` lets no packet through, of any call, until `heal`. */
  cut(how?: Cut): Promise<void>
  heal(): Promise<void>
  record(): Promise<CallRecord[]>
  /** What was received, sent and asked of HTTP, the newest 50,000 of it. */
  log(filter?: LogFilter): Promise<LoggedEvent[]>
  /** Ends the process; safe to call twice. */
  close(): Promise<void>
}

/** An event of the client as JSON was read. */
export type ReceivedJson = Record<string, unknown> & { type: string }

const READY_WITHIN_MS = 20_000
const ANSWER_WITHIN_MS = 20_000
const WAIT_MS = 15_000
const CLOSE_WITHIN_MS = 3_000
const POLL_MS = 10
const MOST_RECEIVED = 50_000

const defaults: ServiceOptions = {
  apiKey: null,
  models: ['gpt-realtime-2.1', 'gpt-realtime-2.1-mini', 'gpt-transcribe', 'gpt-6.1-sol', 'gpt-6.1-terra'],
  msPerWord: 30,
  order: 'created_output_item',
  truncates: true,
  defaultReply: 'I see. Please go on.',
  listens: true,
  semanticSilenceMs: 700,
  relay: true,
  limitMs: 15 * 60_000,
}

export interface StartOptions extends ServerOptions {
  scenario?: Step[]
  faults?: Fault[]
}

/**
 * ```ts
 * const server = await startRealtimeServer({ msPerWord: 0 })
 * await server.script([
 *   { kind: 'respond', say: 'Where does it begin?', unprompted: true },
 *   { kind: 'heard', text: 'By the sea.', audioMs: 1_800 },
 *   { kind: 'respond', say: 'Noted.', calls: [{ name: 'create_note', arguments: { text: 'the sea' } }] },
 *   { kind: 'respond', say: 'Go on.' }, // once the client has sent the output and `response.create`
 * ])
 * // … the client calls `server.baseUrl` …
 * await server.finished()
 * const [call] = await server.record()
 * ```
 */
export async function startRealtimeServer(options: StartOptions = {}): Promise<RealtimeServer> {
  const { scenario = [], faults = [], ...rest } = options
  const child = fork(
    join(import.meta.dirname, 'server-process.ts'),
    [JSON.stringify({ ...defaults, ...rest })],
    {
      // Nothing of the test runner's: its loaders would come along.
      execArgv: ['--disable-warning=ExperimentalWarning'],
      env: withoutNodeOptions(),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  const client = new ServerClient(child)
  const port = await client.ready()
  const server = client.server(port)
  for (const fault of faults) await server.fault(fault)
  if (scenario.length) await server.script(scenario)
  return server
}

function withoutNodeOptions(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _dropped, ...kept } = process.env
  return kept
}

class ServerClient {
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, Deferred<unknown>>()
  readonly #ready = deferred<number>()
  readonly #received: ReceivedJson[] = []
  #failure: string | null = null
  #ended = false
  #orders = 0

  constructor(child: ChildProcess) {
    this.#child = child
    child.on('message', (message) => this.#hear(message as FromServer))
    child.on('exit', (code) => {
      this.#ended = true
      const error = new Error(`The Realtime server has ended (${String(code)})`)
      this.#ready.reject(error)
      for (const { reject } of this.#waiting.values()) reject(error)
      this.#waiting.clear()
    })
  }

  async ready(): Promise<number> {
    const timer = setTimeout(() => {
      this.#child.kill('SIGKILL')
    }, READY_WITHIN_MS)
    try {
      return await this.#ready.promise
    } finally {
      clearTimeout(timer)
    }
  }

  #hear(message: FromServer): void {
    switch (message.tell) {
      case 'ready':
        return this.#ready.resolve(message.port)
      case 'answer':
        return this.#take(message.id)?.resolve(message.value)
      case 'refused':
        return this.#take(message.id)?.reject(new Error(message.message))
      case 'failed':
        this.#failure = message.message
        return
      case 'received': {
        const { event, type } = message.event
        const json = typeof event === 'object' && event !== null ? event : { unread: event }
        this.#received.push({ ...json, type })
        if (this.#received.length > MOST_RECEIVED) this.#received.shift()
      }
    }
  }

  #take(id: number): Deferred<unknown> | undefined {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    return waiting
  }

  async #ask(order: Order): Promise<unknown> {
    if (this.#ended) throw new Error('The Realtime server has ended')
    this.#orders += 1
    const id = this.#orders
    const answer = deferred<unknown>()
    this.#waiting.set(id, answer)
    this.#child.send({ ...order, id })
    const timer = setTimeout(
      () => this.#take(id)?.reject(new Error(`No answer to ${order.do}`)),
      ANSWER_WITHIN_MS,
    )
    try {
      return await answer.promise
    } finally {
      clearTimeout(timer)
    }
  }

  /** What the server's process answers is its own code's; the shapes are those of `Answers`. */
  async #get<K extends keyof Answers>(order: Order & { do: K }): Promise<Answers[K]> {
    return (await this.#ask(order)) as Answers[K]
  }

  async #until(what: string, withinMs: number, isSo: () => Promise<boolean> | boolean): Promise<void> {
    const last = performance.now() + withinMs
    while (!(await isSo())) {
      this.#throwFailure()
      if (performance.now() > last) throw new Error(`Within ${withinMs} ms: ${what}`)
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
    this.#throwFailure()
  }

  async #sent(type: string, count: number, withinMs: number): Promise<void> {
    await this.#until(`the server did not send ${count} ${type}`, withinMs, async () => {
      return (await this.#get({ do: 'count', direction: 'sent', type })) >= count
    })
  }

  /** A failure is told once. */
  #throwFailure(): void {
    const failure = this.#failure
    this.#failure = null
    if (failure !== null) throw new Error(failure)
  }

  async #finished(withinMs: number): Promise<void> {
    await this.#until(
      'the script was not finished',
      withinMs,
      async () => (await this.#get({ do: 'state' })).idle,
    )
  }

  async #close(): Promise<void> {
    if (this.#ended) return
    const exited = once(this.#child, 'exit')
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), CLOSE_WITHIN_MS)
    if (this.#child.connected) this.#child.disconnect()
    await exited
    clearTimeout(timer)
  }

  server(port: number): RealtimeServer {
    const order = async (asked: Order): Promise<void> => void (await this.#ask(asked))
    const script = (steps: Step[]): Promise<void> => order({ do: 'script', steps })
    return {
      baseUrl: `http://127.0.0.1:${port}/v1`,
      pid: this.#child.pid ?? 0,
      script,
      clearScript: () => order({ do: 'clear_script' }),
      finished: (withinMs = WAIT_MS) => this.#finished(withinMs),
      play: async (steps, withinMs = WAIT_MS) => {
        await script(steps)
        await this.#finished(withinMs)
      },
      heard: async (match, count = 1, withinMs = WAIT_MS) => {
        const isMeant = typeof match === 'string' ? ({ type }: ReceivedJson) => type === match : match
        const found = (): ReceivedJson[] => this.#received.filter(isMeant)
        const what = typeof match === 'string' ? match : 'such event'
        await this.#until(`the client did not send ${count} ${what}`, withinMs, () => found().length >= count)
        return found()
      },
      sent: (type, count = 1, withinMs = WAIT_MS) => this.#sent(type, count, withinMs),
      turns: (count, withinMs = WAIT_MS) => this.#sent('input_audio_buffer.committed', count, withinMs),
      openCalls: (count, withinMs = WAIT_MS) =>
        this.#until(`there were not ${count} open calls`, withinMs, async () => {
          return (await this.#get({ do: 'state' })).openCalls === count
        }),
      state: () => this.#get({ do: 'state' }),
      fault: (fault) => order({ do: 'fault', fault }),
      clearFaults: () => order({ do: 'clear_faults' }),
      cut: (how = 'peer') => order({ do: 'cut', how }),
      heal: () => order({ do: 'heal' }),
      record: () => this.#get({ do: 'record' }),
      log: (filter = {}) => this.#get({ do: 'log', filter }),
      close: () => this.#close(),
    }
  }
}
