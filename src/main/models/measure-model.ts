// How fast a model is on this computer: ten seconds of sound through it, once to load it and once by the clock.
import { SPEECH_RATE } from '../../shared/speech/transcriber.ts'
import type { SpeechProcess, SpeechSetup } from '../speech/speech-process-port.ts'

const SECONDS = 10
const LIMIT_MS = 120_000

/** Seconds of sound that are written down in one second. */
export async function measureModel(speech: SpeechProcess, setup: SpeechSetup): Promise<number> {
  const sound = babble(SECONDS)
  const signal = AbortSignal.timeout(LIMIT_MS)
  await speech.transcribe(sound.slice(), setup, signal)
  const began = performance.now()
  await speech.transcribe(sound, setup, signal)
  return (SECONDS * 1000) / Math.max(1, performance.now() - began)
}

/** Bursts of voiced sound four times a second: as much for a model to do as speech, and the same each time. */
function babble(seconds: number): Float32Array {
  return Float32Array.from({ length: seconds * SPEECH_RATE }, (_, at) => {
    const t = at / SPEECH_RATE
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 4 * t))
    const pitch = 120 + 30 * Math.sin(2 * Math.PI * 0.7 * t)
    const voice = [1, 2, 3, 5, 8].reduce((sum, n) => sum + Math.sin(2 * Math.PI * pitch * n * t) / n, 0)
    return 0.2 * syllable * voice
  })
}
