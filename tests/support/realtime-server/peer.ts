// The far end of one call: a real WebRTC peer. Only ever loaded in the server's own process, which ends with exit().
import { createRequire } from 'node:module'
import type * as wrtcTypes from '@roamhq/wrtc'
import { deferred } from './deferred.ts'
import { startRelay, type Relay } from './relay.ts'
import { FRAME_MS, ToneTrack } from './tone-track.ts'

// CommonJS whose names Node cannot list.
const wrtc = createRequire(import.meta.url)('@roamhq/wrtc') as typeof wrtcTypes

export interface PeerListeners {
  open(): void
  message(text: string): void
  audio(samples: Int16Array, sampleRate: number): void
  closed(why: string): void
}

const GATHER_WITHIN_MS = 3_000
const GOODBYE_MS = 500

export class Peer {
  readonly #connection = new wrtc.RTCPeerConnection()
  readonly #listeners: PeerListeners
  readonly #tone: ToneTrack
  readonly #sinks: { stop(): void }[] = []
  #channel: RTCDataChannel | null = null
  #relay: Relay | null = null
  #ended = false

  constructor(listeners: PeerListeners) {
    this.#listeners = listeners
    const source = new wrtc.nonstandard.RTCAudioSource()
    this.#tone = new ToneTrack((samples, sampleRate) => source.onData({ samples, sampleRate }))
    this.#connection.addTrack(source.createTrack(), new wrtc.MediaStream())
    this.#connection.addEventListener('connectionstatechange', () => {
      const state = this.#connection.connectionState
      if (state === 'failed' || state === 'closed') this.#end(`peer ${state}`)
    })
    this.#connection.addEventListener('track', ({ track }) => this.#listen(track))
    this.#connection.addEventListener('datachannel', ({ channel }) => this.#use(channel))
  }

  /** With a relay the client's addresses are not told: the relay's is the only way. */
  async answer(offer: string, useRelay: boolean): Promise<string> {
    const sdp = useRelay ? withoutCandidates(offer) : offer
    await this.#connection.setRemoteDescription({ type: 'offer', sdp })
    await this.#connection.setLocalDescription(await this.#connection.createAnswer())
    await gathered(this.#connection)
    const own = this.#connection.localDescription?.sdp ?? ''
    if (useRelay) this.#relay = await startRelay(own)
    this.#tone.start()
    return this.#relay?.answer ?? own
  }

  #listen(track: MediaStreamTrack): void {
    const sink = new wrtc.nonstandard.RTCAudioSink(track)
    this.#sinks.push(sink)
    // The rate changes from frame to frame.
    sink.ondata = (data: { samples: Int16Array; sampleRate: number }) =>
      this.#listeners.audio(data.samples, data.sampleRate)
  }

  #use(channel: RTCDataChannel): void {
    this.#channel = channel
    channel.addEventListener('message', ({ data }) => this.#listeners.message(String(data)))
    channel.addEventListener('close', () => this.#end('channel closed'))
    if (channel.readyState === 'open') this.#listeners.open()
    else channel.addEventListener('open', () => this.#listeners.open())
  }

  #end(why: string): void {
    if (this.#ended) return
    this.#ended = true
    this.#tone.stop()
    for (const sink of this.#sinks) sink.stop()
    this.#connection.close()
    // The goodbye still has to go through it.
    setTimeout(() => this.#relay?.close(), GOODBYE_MS)
    this.#listeners.closed(why)
  }

  /** False when it is not open, or the message is more than the channel takes (which closes it). */
  send(text: string): boolean {
    if (this.#channel?.readyState !== 'open') return false
    try {
      this.#channel.send(text)
      return true
    } catch (error) {
      this.#end(`send failed: ${String(error)}`)
      return false
    }
  }

  /** Bytes that wait to be sent. */
  waiting(): number {
    return this.#channel?.bufferedAmount ?? 0
  }

  play(ms: number): void {
    this.#tone.play(Math.round(ms / FRAME_MS))
  }

  silence(): void {
    this.#tone.play(0)
  }

  cut(how: 'channel' | 'peer'): void {
    if (how === 'channel' && this.#channel) this.#channel.close()
    else this.#end('cut')
  }

  setNetwork(up: boolean): void {
    this.#relay?.setUp(up)
  }
}

function withoutCandidates(sdp: string): string {
  return sdp
    .split('\r\n')
    .filter((line) => !line.startsWith('a=candidate:'))
    .join('\r\n')
}

async function gathered(connection: RTCPeerConnection): Promise<void> {
  if (connection.iceGatheringState === 'complete') return
  const done = deferred<void>()
  connection.addEventListener('icegatheringstatechange', () => {
    if (connection.iceGatheringState === 'complete') done.resolve()
  })
  const timer = setTimeout(() => done.resolve(), GATHER_WITHIN_MS)
  await done.promise
  clearTimeout(timer)
}
