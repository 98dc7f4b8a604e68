// Listens to the microphone for the level meter and for digital silence. Never part of the recording's way: when it
// fails, there is no meter, and all is recorded.
import { loudnessOf, watchSilence } from './silence.ts'
import { openSoundContext } from './sound-context.ts'

export interface SoundWatch {
  listen(stream: MediaStream): void
  /** While paused nothing is shown and no silence counts. */
  setPaused(paused: boolean): void
  close(): void
}

const TICK_MS = 66
const WINDOW = 4096

interface SoundListeners {
  level(level: number): void
  silent(isSilent: boolean): void
}

export function watchSound(on: SoundListeners): SoundWatch {
  try {
    return openWatch(on)
  } catch (error) {
    reportError(error)
    return { listen: () => undefined, setPaused: () => undefined, close: () => undefined }
  }
}

function openWatch(on: SoundListeners): SoundWatch {
  const context = openSoundContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = WINDOW
  const samples = new Float32Array(WINDOW)
  const silence = watchSilence()
  let source: MediaStreamAudioSourceNode | null = null
  let paused = false
  const timer = setInterval(() => {
    if (paused || context.state !== 'running') return
    analyser.getFloatTimeDomainData(samples)
    const { peak, level } = loudnessOf(samples)
    on.level(level)
    const heard = silence.hear(peak, performance.now())
    if (heard !== null) on.silent(heard === 'silent')
  }, TICK_MS)
  return {
    listen(stream) {
      source?.disconnect()
      source = context.createMediaStreamSource(stream)
      source.connect(analyser)
      silence.reset()
    },
    setPaused(now) {
      paused = now
      silence.reset()
      if (now) on.level(0)
    },
    close() {
      clearInterval(timer)
      source?.disconnect()
      context.close().catch(reportError)
    },
  }
}
