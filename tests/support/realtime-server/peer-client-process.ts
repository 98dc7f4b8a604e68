// A client of the server in a process of its own, for tests without a browser: one call at a time, orders by IPC.
import { createRequire } from 'node:module'
import type * as wrtcTypes from '@roamhq/wrtc'
import type { FromPeer, ToPeer } from './peer-client.ts'
import { ToneTrack } from './tone-track.ts'

const wrtc = createRequire(import.meta.url)('@roamhq/wrtc') as typeof wrtcTypes
const LIMIT_MS = 5 * 60_000

process.on('disconnect', () => process.exit(0))
setTimeout(() => process.exit(3), LIMIT_MS)

function tell(message: FromPeer): void {
  if (process.connected) process.send?.(message, undefined, {}, () => {})
}

let connection: RTCPeerConnection | null = null
let channel: RTCDataChannel | null = null
let tone: ToneTrack | null = null

async function connect(): Promise<void> {
  connection = new wrtc.RTCPeerConnection()
  const source = new wrtc.nonstandard.RTCAudioSource()
  tone = new ToneTrack((samples, sampleRate) => source.onData({ samples, sampleRate }))
  connection.addTrack(source.createTrack(), new wrtc.MediaStream())
  connection.addEventListener('track', ({ track }) => listen(track))
  channel = connection.createDataChannel('oai-events')
  channel.addEventListener('message', ({ data }) => tell({ tell: 'message', text: String(data) }))
  channel.addEventListener('close', () => tell({ tell: 'state', state: 'channel closed' }))
  connection.addEventListener('iceconnectionstatechange', () =>
    tell({ tell: 'state', state: `ice ${connection?.iceConnectionState}` }),
  )
  const offer = await connection.createOffer()
  await connection.setLocalDescription(offer)
  tell({ tell: 'offer', sdp: offer.sdp ?? '' })
}

/** The loudest sample of each tenth of a second. */
function listen(track: MediaStreamTrack): void {
  let loudest = 0
  let frames = 0
  new wrtc.nonstandard.RTCAudioSink(track).ondata = ({ samples }: { samples: Int16Array }) => {
    for (const sample of samples) loudest = Math.max(loudest, Math.abs(sample))
    frames += 1
    if (frames % 10 !== 0) return
    tell({ tell: 'loudness', loudest })
    loudest = 0
  }
}

async function obey(order: ToPeer): Promise<void> {
  switch (order.do) {
    case 'connect':
      return connect()
    case 'answer':
      await connection?.setRemoteDescription({ type: 'answer', sdp: order.sdp })
      tone?.start()
      return
    case 'send':
      channel?.send(order.text)
      return
    case 'speak':
      return tone?.play(order.ms / 10)
    case 'hang_up':
      tone?.stop()
      channel?.close()
      return connection?.close()
  }
}

process.on('message', (message) => {
  obey(message as ToPeer).catch((error: unknown) => tell({ tell: 'state', state: `failed ${String(error)}` }))
})
