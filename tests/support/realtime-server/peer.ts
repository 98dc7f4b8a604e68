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

export interface Peer {
  answer: string
  /** False when it is not open, or the message is more than the channel takes (which closes it). */
  send(text: string): boolean
  /** Bytes that wait to be sent. */
  waiting(): number
  play(ms: number): void
  silence(): void
  cut(how: 'channel' | 'peer'): void
  setNetwork(up: boolean): void
}

const GATHER_WITHIN_MS = 3_000
const GOODBYE_MS = 500

export async function openPeer(offer: string, listeners: PeerListeners, useRelay: boolean): Promise<Peer> {
  const connection = new wrtc.RTCPeerConnection()
  const source = new wrtc.nonstandard.RTCAudioSource()
  const tone = new ToneTrack((samples, sampleRate) => source.onData({ samples, sampleRate }))
  const sinks: { stop(): void }[] = []
  let channel: RTCDataChannel | null = null
  let relay: Relay | null = null
  let ended = false

  const end = (why: string): void => {
    if (ended) return
    ended = true
    tone.stop()
    for (const sink of sinks) sink.stop()
    connection.close()
    // The goodbye still has to go through it.
    setTimeout(() => relay?.close(), GOODBYE_MS)
    listeners.closed(why)
  }
  connection.addEventListener('connectionstatechange', () => {
    const state = connection.connectionState
    if (state === 'failed' || state === 'closed') end(`peer ${state}`)
  })
  connection.addEventListener('track', ({ track }) => {
    const sink = new wrtc.nonstandard.RTCAudioSink(track)
    sinks.push(sink)
    // The rate changes from frame to frame.
    sink.ondata = (data: { samples: Int16Array; sampleRate: number }) =>
      listeners.audio(data.samples, data.sampleRate)
  })
  connection.addEventListener('datachannel', (event) => {
    channel = event.channel
    channel.addEventListener('message', ({ data }) => listeners.message(String(data)))
    channel.addEventListener('close', () => end('channel closed'))
    if (channel.readyState === 'open') listeners.open()
    else channel.addEventListener('open', () => listeners.open())
  })
  connection.addTrack(source.createTrack(), new wrtc.MediaStream())
  // With a relay the client's addresses are not told: the relay's is the only way.
  const remote = useRelay ? withoutCandidates(offer) : offer
  await connection.setRemoteDescription({ type: 'offer', sdp: remote })
  await connection.setLocalDescription(await connection.createAnswer())
  await gathered(connection)
  let answer = connection.localDescription?.sdp ?? ''
  if (useRelay) {
    relay = await startRelay(answer)
    answer = relay.answer
  }
  tone.start()

  return {
    answer,
    send(text) {
      if (channel?.readyState !== 'open') return false
      try {
        channel.send(text)
        return true
      } catch (error) {
        end(`send failed: ${String(error)}`)
        return false
      }
    },
    waiting: () => channel?.bufferedAmount ?? 0,
    play: (ms) => tone.play(Math.round(ms / FRAME_MS)),
    silence: () => tone.play(0),
    cut(how) {
      if (how === 'channel' && channel) channel.close()
      else end('cut')
    },
    setNetwork: (up) => relay?.setUp(up),
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
