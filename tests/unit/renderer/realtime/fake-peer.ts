// The browser's side of WebRTC where there is no browser: the real interface, moved by a script instead of a network.
import { vi } from 'vitest'

export class FakeTrack extends EventTarget {
  enabled = true
  readyState: 'live' | 'ended' = 'live'
  readonly clones: FakeTrack[] = []
  readonly kind: string
  constructor(kind = 'audio') {
    super()
    this.kind = kind
  }
  clone(): FakeTrack {
    const clone = new FakeTrack(this.kind)
    clone.enabled = this.enabled
    this.clones.push(clone)
    return clone
  }
  stop(): void {
    this.readyState = 'ended'
  }
}

class FakeStream {
  readonly tracks: FakeTrack[]
  constructor(tracks: FakeTrack[]) {
    this.tracks = tracks
  }
}

/** Counts what listens, so that a test can say that nothing does any more. */
class CountedTarget extends EventTarget {
  readonly #listening = new Set<unknown>()
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: AddEventListenerOptions | boolean,
  ): void {
    this.#listening.add(listener)
    const signal = typeof options === 'object' ? options.signal : undefined
    signal?.addEventListener('abort', () => this.#listening.delete(listener))
    super.addEventListener(type, listener, options)
  }
  override removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: EventListenerOptions | boolean,
  ): void {
    this.#listening.delete(listener)
    super.removeEventListener(type, listener, options)
  }
  get listeners(): number {
    return this.#listening.size
  }
}

export class FakeChannel extends CountedTarget {
  readyState = 'connecting'
  bufferedAmount = 0
  readonly sent: string[] = []
  readonly label: string
  sendFails = false
  constructor(label: string) {
    super()
    this.label = label
  }
  send(data: string): void {
    if (this.readyState !== 'open') throw new DOMException('not open', 'InvalidStateError')
    if (this.sendFails) throw new DOMException('full', 'OperationError')
    this.sent.push(data)
  }
  close(): void {
    this.readyState = 'closed'
  }
  hear(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
}

export class FakePeer extends CountedTarget {
  static made: FakePeer[] = []
  connectionState = 'new'
  localDescription: { sdp: string } | null = null
  remote: string | null = null
  sctp: { maxMessageSize: number } | null = null
  closed = 0
  channel: FakeChannel | null = null
  refusesAnswer = false
  /** Packets that came in; grows by one with each look while the line lives. */
  received = 0
  lineIsSilent = false
  readonly senders: { track: FakeTrack }[] = []
  constructor() {
    super()
    FakePeer.made.push(this)
  }
  createDataChannel(label: string): FakeChannel {
    this.channel = new FakeChannel(label)
    return this.channel
  }
  addTrack(track: FakeTrack) {
    const sender = {
      track,
      replaceTrack(next: FakeTrack) {
        sender.track = next
        return Promise.resolve()
      },
    }
    this.senders.push(sender)
    return sender
  }
  getStats() {
    if (!this.lineIsSilent) this.received++
    const pair = { type: 'candidate-pair', responsesReceived: 3, packetsReceived: this.received }
    return Promise.resolve(
      new Map<string, unknown>([
        ['pair', pair],
        ['other', { type: 'codec' }],
      ]),
    )
  }
  createOffer() {
    return Promise.resolve({ type: 'offer', sdp: 'v=0 offer' })
  }
  setLocalDescription({ sdp }: { sdp: string }) {
    this.localDescription = { sdp }
    return Promise.resolve()
  }
  setRemoteDescription({ sdp }: { sdp: string }) {
    if (this.refusesAnswer) return Promise.reject(new DOMException('bad sdp', 'OperationError'))
    this.remote = sdp
    return Promise.resolve()
  }
  close(): void {
    this.closed++
    this.connectionState = 'closed'
    this.channel?.close()
  }

  move(state: string): void {
    this.connectionState = state
    this.dispatchEvent(new Event('connectionstatechange'))
  }
  /** As the service does after the answer. */
  establish(): void {
    this.move('connected')
    if (this.channel) this.channel.readyState = 'open'
    this.channel?.dispatchEvent(new Event('open'))
  }
  play(track: FakeTrack, streams: FakeStream[] = []): void {
    this.dispatchEvent(Object.assign(new Event('track'), { track, streams }))
  }
  cutChannel(): void {
    if (this.channel) this.channel.readyState = 'closed'
    this.channel?.dispatchEvent(new Event('close'))
  }
}

export function installFakePeers(): void {
  FakePeer.made = []
  vi.stubGlobal('RTCPeerConnection', FakePeer)
  vi.stubGlobal('MediaStream', FakeStream)
}
