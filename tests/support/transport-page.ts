// Runs in a bare Chromium window: the transport with a microphone, and what it told. Bundled by its test.
import { createWebRtcTransport } from '../../src/renderer/realtime/webrtc-transport.ts'
import type { RealtimeTransport } from '../../src/renderer/realtime/realtime-transport.ts'

export interface TransportPage {
  /** In order, with the time of the page's clock. */
  told: { at: number; what: string; value: unknown }[]
  transport: RealtimeTransport
  microphone: MediaStreamTrack
  /** Loudness of the microphone as the recorder would hear it, 0 to 1; begins again when it is read. */
  loudest(): number
  open(): Promise<string>
}

declare global {
  interface Window {
    transportPage?: TransportPage
    exchangeOffer(offer: string): Promise<string>
  }
}

const OPEN_WITHIN_MS = 15_000
const GRACE_MS = 5000

window.transportPage = await makePage()

async function makePage(): Promise<TransportPage> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const [microphone] = stream.getAudioTracks()
  if (microphone === undefined) throw new Error('There is no microphone.')
  const transport = createWebRtcTransport()
  const told: TransportPage['told'] = []
  const tell = (what: string, value: unknown) => void told.push({ at: performance.now(), what, value })
  return {
    told,
    transport,
    microphone,
    loudest: await watchLoudness(stream),
    async open() {
      const listeners = {
        event: (raw: unknown) => tell('event', raw),
        refused: (reason: string) => tell('refused', reason),
        faltering: (now: boolean) => tell('faltering', now),
        remoteAudio: (remote: MediaStream) => tell('remoteAudio', remote.getAudioTracks().length),
        ended: (end: unknown) => tell('ended', end),
      }
      const { signal } = new AbortController()
      const exchange = (offer: string) => window.exchangeOffer(offer)
      try {
        await transport.open(
          { microphone, exchange, signal, openWithinMs: OPEN_WITHIN_MS, graceMs: GRACE_MS },
          listeners,
        )
        return 'open'
      } catch (error) {
        return String(error)
      }
    },
  }
}

async function watchLoudness(stream: MediaStream): Promise<() => number> {
  const context = new AudioContext()
  await context.resume()
  const analyser = context.createAnalyser()
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  let loudest = 0
  setInterval(() => {
    analyser.getFloatTimeDomainData(samples)
    loudest = Math.max(loudest, ...samples)
  }, 20)
  return () => {
    const heard = loudest
    loudest = 0
    return heard
  }
}
