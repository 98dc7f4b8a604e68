// Listens to a microphone before the interview: how loud it is, and whether anything comes at all.
import { loudnessOf } from '../../recorder/silence.ts'

export interface Listening {
  /** Microphones of this computer; their names are known only once listening was allowed. */
  devices: MediaDeviceInfo[]
  stop(): void
}

/** Loudness that counts as somebody speaking near a microphone, 0 to 1 as `onLevel` tells it. */
export const SPEECH_LEVEL = 0.25
const MEASURED_EVERY_MS = 66

/** Throws what `getUserMedia` throws. `''` = the system's default. */
export async function listen(deviceId: string, onLevel: (level: number) => void): Promise<Listening> {
  const { mediaDevices } = navigator
  const stream = await mediaDevices.getUserMedia({
    audio: deviceId === '' ? true : { deviceId: { exact: deviceId } },
  })
  const all = await mediaDevices.enumerateDevices()
  const stopMeter = measure(stream, onLevel)
  return {
    devices: all.filter(({ kind }) => kind === 'audioinput'),
    stop() {
      stopMeter()
      for (const track of stream.getTracks()) track.stop()
    },
  }
}

function measure(stream: MediaStream, onLevel: (level: number) => void): () => void {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 2048
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const timer = window.setInterval(() => {
    analyser.getFloatTimeDomainData(samples)
    onLevel(loudnessOf(samples).level)
  }, MEASURED_EVERY_MS)
  return () => {
    window.clearInterval(timer)
    context.close().catch(reportError)
  }
}
