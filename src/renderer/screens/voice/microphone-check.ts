// Listens to a microphone before the interview: how loud it is, and whether anything comes at all.

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
    onLevel(loudness(samples))
  }, MEASURED_EVERY_MS)
  return () => {
    window.clearInterval(timer)
    context.close().catch(reportError)
  }
}

/** 0 to 1 as the ear has it: −60 dB and below is nothing, full scale is 1. */
export function loudness(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  const rms = Math.sqrt(sum / Math.max(1, samples.length))
  if (rms === 0) return 0
  return Math.min(1, Math.max(0, 1 + (20 * Math.log10(rms)) / 60))
}
