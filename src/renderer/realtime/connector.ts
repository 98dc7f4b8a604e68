// One connection at a time: opened, watched, and ended; never two, and never one that nobody knows of.
import { StudioError } from '../../shared/errors.ts'
import type { ConnectionEnd, ConnectReason, VoiceConnection } from '../../shared/ipc/voice-views.ts'
import type { ClientEvent } from '../../shared/realtime/client-event.ts'
import type { RealtimeTransport, TransportListeners } from './realtime-transport.ts'
import { typeOf } from './type-of.ts'

export interface ConnectorPorts {
  newTransport(): RealtimeTransport
  /** The exchange of offers, by main. */
  exchange(offer: string, reason: ConnectReason): Promise<VoiceConnection>
  hangUp(n: number, end: ConnectionEnd): void
  opened(connection: VoiceConnection, created: unknown): void
  event(raw: unknown): void
  refused(reason: string): void
  faltering(now: boolean): void
  remoteAudio(stream: MediaStream): void
  /** It was open, and broke. */
  lost(message: string): void
}

const OPEN_WITHIN_MS = 15_000
const CREATED_WITHIN_MS = 10_000
const GRACE_MS = 5000

interface Call {
  transport: RealtimeTransport
  abort: AbortController
  /** Settled by `session.created`, or by the end of the call. */
  created: Deferred
  connection: VoiceConnection | null
  isCreated: boolean
}

export class Connector {
  private readonly ports: ConnectorPorts
  private call: Call | null = null
  private isHeard = true

  constructor(ports: ConnectorPorts) {
    this.ports = ports
  }

  get isOpen(): boolean {
    return this.call?.isCreated === true
  }

  /** Resolves when the service has said `session.created`. Throws why not; an AbortError after `end`. */
  async connect(reason: ConnectReason, microphone: MediaStreamTrack): Promise<void> {
    this.end('lost')
    const call: Call = {
      transport: this.ports.newTransport(),
      abort: new AbortController(),
      created: deferred(),
      connection: null,
      isCreated: false,
    }
    this.call = call
    try {
      await this.open(call, reason, microphone)
    } catch (error) {
      if (this.call === call) this.finish(call, 'refused')
      throw error
    }
  }

  send(event: ClientEvent): 'sent' | 'too_large' | 'not_open' {
    return this.call?.isCreated === true ? this.call.transport.send(event) : 'not_open'
  }

  /** Also of the connections to come. */
  setMicrophone(enabled: boolean): void {
    this.isHeard = enabled
    this.call?.transport.setMicrophone(enabled)
  }

  replaceMicrophone(track: MediaStreamTrack): void {
    this.call?.transport.replaceMicrophone(track)
  }

  end(end: ConnectionEnd): void {
    if (this.call !== null) this.finish(this.call, end)
  }

  private finish(call: Call, end: ConnectionEnd): void {
    if (this.call === call) this.call = null
    call.abort.abort()
    call.transport.close()
    if (call.connection !== null) this.ports.hangUp(call.connection.n, end)
  }

  private async open(call: Call, reason: ConnectReason, microphone: MediaStreamTrack): Promise<void> {
    const { created, abort } = call
    const late = new StudioError('SERVICE_FAILED', 'The service did not begin the conversation.')
    const timer = window.setTimeout(() => created.reject(late), OPEN_WITHIN_MS + CREATED_WITHIN_MS)
    abort.signal.addEventListener('abort', () => created.reject(new DOMException('Ended', 'AbortError')))
    created.promise.catch(() => undefined) // heard below, unless opening failed before
    try {
      const exchange = (offer: string): Promise<string> => this.exchange(call, offer, reason)
      const times = { openWithinMs: OPEN_WITHIN_MS, graceMs: GRACE_MS }
      await call.transport.open(
        { microphone, exchange, signal: abort.signal, ...times },
        this.listenersOf(call),
      )
      await created.promise
    } finally {
      window.clearTimeout(timer)
    }
  }

  private async exchange(call: Call, offer: string, reason: ConnectReason): Promise<string> {
    call.connection = await this.ports.exchange(offer, reason)
    // Ended while main was on its way: the call must not stay open.
    if (this.call !== call) this.ports.hangUp(call.connection.n, 'stopped')
    return call.connection.sdp
  }

  private listenersOf(call: Call): TransportListeners {
    const { ports } = this
    const isOurs = (): boolean => this.call === call
    return {
      event: (raw) => {
        if (!isOurs()) return
        if (call.isCreated) ports.event(raw)
        else if (typeOf(raw) === 'session.created') this.begin(call, raw)
      },
      refused: (why) => isOurs() && ports.refused(why),
      faltering: (now) => isOurs() && ports.faltering(now),
      remoteAudio: (stream) => isOurs() && ports.remoteAudio(stream),
      ended: (end) => {
        const message = end.kind === 'lost' ? end.message : 'The connection ended.'
        call.created.reject(new StudioError('OFFLINE', message))
        if (!isOurs() || !call.isCreated) return
        this.finish(call, 'lost')
        ports.lost(message)
      },
    }
  }

  private begin(call: Call, raw: unknown): void {
    if (call.connection === null) return
    call.isCreated = true
    call.transport.setMicrophone(this.isHeard)
    this.ports.opened(call.connection, raw)
    call.created.resolve()
  }
}

interface Deferred {
  promise: Promise<void>
  resolve(): void
  reject(error: unknown): void
}

function deferred(): Deferred {
  let resolve: Deferred['resolve'] = () => undefined
  let reject: Deferred['reject'] = () => undefined
  const promise = new Promise<void>((ok, no) => {
    resolve = ok
    reject = no
  })
  return { promise, resolve, reject }
}
