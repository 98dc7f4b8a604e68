// A file's sound from any moment on: decoded, as one channel, at the rate of our recordings. Damage in the middle is
// stepped over, a few times; what is missing is silence, so that all after it keeps its time.
import { AudioSampleSink, type AudioSample } from 'mediabunny'
import type { OpenSound } from './open-sound.ts'
import { createResampler, RATE } from './resampler.ts'
import { createTimeline } from './timeline.ts'

/** Codecs need to have heard what was before, to sound as they would have. */
const RUN_UP_S = 1
const MOST_BREAKS = 20
/** Silence and sound come in pieces of at most a second. */
const PIECE = RATE

export interface Break {
  /** Milliseconds from the beginning of the file. */
  atMs: number
}

/** `from`: in samples of our rate. Throws what `sound.gone()` holds. */
export async function* decodeFrom(
  sound: OpenSound,
  from: number,
  broke: (at: Break) => void,
): AsyncGenerator<Float32Array, void> {
  let at = from
  let startS = Math.max(0, Math.floor(at / RATE) - RUN_UP_S)
  for (let breaks = 0; breaks <= MOST_BREAKS; breaks++) {
    const before = at
    /** Heard already, or, where damage is stepped over, less than nothing. */
    let drop = at - startS * RATE
    try {
      for await (const block of decodePass(sound, startS)) {
        // Not before something comes after it: the end of a torn file is no silence.
        if (drop < 0) yield* silence(-drop)
        at += Math.max(0, -drop)
        drop = Math.max(0, drop)
        const rest = block.subarray(Math.min(drop, block.length))
        drop -= block.length - rest.length
        at += rest.length
        if (rest.length > 0) yield rest
      }
      return
    } catch (error) {
      if (sound.gone() !== null) throw error
      if (at > before || breaks === 0) broke({ atMs: Math.round((at / RATE) * 1000) })
    }
    // The same place again would break again; where nothing came at all, farther each time.
    startS = at > before ? Math.ceil(at / RATE) + 1 : startS + 2 ** Math.min(breaks, 6)
    if (sound.durationMs === null || startS * 1000 >= sound.durationMs) return
  }
}

/** Exactly from second `startS` on. */
async function* decodePass(sound: OpenSound, startS: number): AsyncGenerator<Float32Array, void> {
  let pass: ReturnType<typeof beginPass> | null = null
  for await (const sample of new AudioSampleSink(sound.track).samples(startS)) {
    const { sampleRate, numberOfFrames, timestamp } = sample
    pass ??= beginPass(sampleRate, startS, sound.durationMs)
    const mono = toMono(sample)
    sample.close()
    if (sampleRate !== pass.rate) throw new Error(`The sound goes on at another rate: ${sampleRate}`)
    const { silence: missing, skip } = pass.timeline.place(Math.round(timestamp * sampleRate), numberOfFrames)
    for (const quiet of silence(missing)) yield pass.resampler.push(quiet)
    if (skip < numberOfFrames) yield pass.resampler.push(mono.subarray(skip))
  }
  if (pass !== null) yield pass.resampler.end()
}

function beginPass(rate: number, startS: number, durationMs: number | null) {
  const endFrame = durationMs === null ? Infinity : Math.ceil((durationMs / 1000 + 1) * rate)
  return {
    rate,
    resampler: createResampler(rate),
    timeline: createTimeline(rate, startS * rate, endFrame),
  }
}

function* silence(frames: number): Generator<Float32Array, void> {
  for (let left = frames; left > 0; left -= PIECE) yield new Float32Array(Math.min(left, PIECE))
}

/** All channels alike. */
function toMono(sample: AudioSample): Float32Array {
  const { numberOfChannels, numberOfFrames } = sample
  const mono = new Float32Array(numberOfFrames)
  sample.copyTo(mono, { planeIndex: 0, format: 'f32-planar' })
  if (numberOfChannels === 1) return mono
  const other = new Float32Array(numberOfFrames)
  for (let channel = 1; channel < numberOfChannels; channel++) {
    sample.copyTo(other, { planeIndex: channel, format: 'f32-planar' })
    for (let i = 0; i < numberOfFrames; i++) mono[i] = (mono[i] ?? 0) + (other[i] ?? 0)
  }
  return mono.map((sum) => sum / numberOfChannels)
}
