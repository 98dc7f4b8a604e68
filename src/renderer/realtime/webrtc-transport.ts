// A RealtimeTransport over WebRTC. The package negotiates; media, message limits, the grace of a network that falters,
// and a clean end are ours, for it leaves them to the application.
import { OpenAIRealtimeWebRTC, WebRTCError } from 'openai/realtime/webrtc'
import { StudioError } from '../../shared/errors.ts'
import type { ClientEvent } from '../../shared/realtime/client-event.ts'
import { isLongerThan, MAX_MESSAGE_BYTES, readMessage } from './read-message.ts'
import type {
  RealtimeTransport,
  TransportEnd,
  TransportListeners,
  TransportOptions,
} from './realtime-transport.ts'
import { sendMicrophone, type SentMicrophone } from './sent-microphone.ts'
import { watchLine } from './watch-line.ts'

/** Past this the network takes nothing any more; what is piled up behind it would come too late to matter. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024

interface Running {
  connection: OpenAIRealtimeWebRTC
  microphone: SentMicrophone
}

export function createWebRtcTransport(): RealtimeTransport {
  let running: Running | null = null
  let isUsed = false
  let enabled = true
  /** Why it is going to end, when that is known before it does. */
  let reason: TransportEnd | null = null

  return {
    async open(options, listeners) {
      if (isUsed) throw new Error('A transport opens once.')
      isUsed = true
      options.signal.throwIfAborted()
      const connection = new OpenAIRealtimeWebRTC()
      const microphone = sendMicrophone(options.microphone, enabled)
      running = { connection, microphone }
      watch(running, options.graceMs, listeners, {
        falter(message) {
          reason ??= { kind: 'lost', message }
          connection.close()
        },
        over() {
          running = null
          return reason
        },
      })
      await negotiate(running, options)
    },
    send(event) {
      return running === null ? 'not_open' : send(running.connection, event)
    },
    setMicrophone(on) {
      enabled = on
      running?.microphone.setEnabled(on)
    },
    replaceMicrophone: (track) => running?.microphone.replace(track),
    close() {
      isUsed = true
      reason ??= { kind: 'closed' }
      running?.connection.close()
    },
  }
}

async function negotiate({ connection, microphone }: Running, options: TransportOptions): Promise<void> {
  const { exchange, signal, openWithinMs } = options
  try {
    microphone.addTo(connection.peerConnection)
    await connection.connect({ exchangeSdp: (offer) => exchange(offer), signal, timeoutMs: openWithinMs })
  } catch (error) {
    // Whatever failed before the package took over must not leave a peer behind.
    connection.close()
    microphone.stop()
    throw openFailure(error, options)
  }
}

interface Ends {
  /** The grace is over. */
  falter(message: string): void
  /** Gives why, when somebody on this side decided it. */
  over(): TransportEnd | null
}

/** Subscribes to everything before the negotiation, for nothing is told twice. */
function watch(running: Running, graceMs: number, listeners: TransportListeners, ends: Ends): void {
  const { connection, microphone } = running
  const { peerConnection: peer, dataChannel: channel } = connection
  const subscriptions = new AbortController()
  const { signal } = subscriptions
  const grace = watchGrace(peer, graceMs, listeners, ends)
  let isOpen = false

  channel.addEventListener(
    'message',
    (message: MessageEvent) => {
      // Before the package parses it, which knows no limit.
      message.stopImmediatePropagation()
      const read = readMessage(message.data)
      if (read.ok) listeners.event(read.event)
      else listeners.refused(read.reason)
    },
    { signal, capture: true },
  )
  peer.addEventListener('connectionstatechange', () => isOpen && grace.heed(), { signal })
  peer.addEventListener(
    'track',
    ({ track, streams }) => {
      if (track.kind === 'audio') listeners.remoteAudio(streams[0] ?? new MediaStream([track]))
    },
    { signal },
  )
  connection.onConnectionEvent((event) => {
    if (event.type === 'state.changed' && event.state === 'connected') {
      isOpen = true
      grace.begin()
    }
    if (event.type !== 'closed') return
    subscriptions.abort()
    grace.stop()
    microphone.stop()
    const end = ends.over() ?? { kind: 'lost', message: lostWords(event.reason) }
    if (isOpen) listeners.ended(end)
  })
}

/**
 * `disconnected` and a silent line often pass by themselves; `failed` does not, and the package ends the connection then.
 * Begins with the open connection.
 */
function watchGrace(peer: RTCPeerConnection, graceMs: number, listeners: TransportListeners, ends: Ends) {
  let timer: ReturnType<typeof setTimeout> | null = null
  let isSilent = false
  let stopWatching = (): void => undefined
  const heed = (): void => {
    const isAway = isSilent || peer.connectionState === 'disconnected'
    if (isAway && timer === null) {
      const seconds = Math.round(graceMs / 1000)
      const giveUp = () => ends.falter(`The network was away for more than ${seconds} seconds.`)
      timer = setTimeout(giveUp, graceMs)
      listeners.faltering(true)
    }
    if (!isAway && timer !== null && peer.connectionState === 'connected') {
      clearTimeout(timer)
      timer = null
      listeners.faltering(false)
    }
  }
  return {
    heed,
    begin(): void {
      stopWatching = watchLine(peer, (silent) => {
        isSilent = silent
        heed()
      })
    },
    stop(): void {
      stopWatching()
      if (timer !== null) clearTimeout(timer)
    },
  }
}

function send({ dataChannel: channel, peerConnection: peer }: OpenAIRealtimeWebRTC, event: ClientEvent) {
  const text = JSON.stringify(event)
  // A message past the limit closes the channel in some browsers.
  if (isLongerThan(text, peer.sctp?.maxMessageSize || MAX_MESSAGE_BYTES)) return 'too_large'
  if (channel.readyState !== 'open' || channel.bufferedAmount > MAX_WAITING_BYTES) return 'not_open'
  try {
    channel.send(text)
    return 'sent'
  } catch {
    return 'not_open'
  }
}

function lostWords(reason: string): string {
  return reason === 'failed' ? 'The network was lost.' : 'The service ended the connection.'
}

function openFailure(error: unknown, { signal, openWithinMs }: TransportOptions): unknown {
  if (!(error instanceof WebRTCError)) return error
  if (signal.aborted || error.code === 'aborted') return new DOMException('Given up', 'AbortError')
  if (error.code === 'signaling_failed') return error.cause
  if (error.code === 'timeout') {
    const seconds = Math.round(openWithinMs / 1000)
    return new StudioError(
      'OFFLINE',
      `No connection stood within ${seconds} seconds. Nothing that was said is lost. ` +
        'Check the network; some firewalls let no spoken connections (WebRTC over UDP) through.',
      { retryable: true },
    )
  }
  return new StudioError(
    error.code === 'negotiation_failed' ? 'SERVICE_FAILED' : 'OFFLINE',
    'The service was reached, but the spoken connection did not come about. Nothing that was said is lost. ' +
      'Try again in a little while.',
    { retryable: true },
  )
}
