// The sound of one stretch of a recording, gathered while the recording goes by.
import { SPEECH_RATE } from '../../../shared/speech/transcriber.ts'
import type { SoundSpan } from '../speech-process-port.ts'

const PER_MS = SPEECH_RATE / 1000

export class SpanSound {
  readonly endMs: number
  readonly #startMs: number
  readonly #pcm: Float32Array
  /** Samples up to the last that was heard. */
  #length = 0

  /** `most`: samples that are kept of it, from its beginning on. */
  constructor({ startMs, endMs }: SoundSpan, most: number) {
    this.endMs = endMs
    this.#startMs = startMs
    this.#pcm = new Float32Array(Math.max(0, Math.min(most, Math.round((endMs - startMs) * PER_MS))))
  }

  /** `samples` begin at `atMs` of the recording; what lies outside the stretch is left out. */
  add(atMs: number, samples: Float32Array): void {
    const at = Math.round((atMs - this.#startMs) * PER_MS)
    const from = Math.max(0, -at)
    const to = Math.min(samples.length, this.#pcm.length - at)
    if (from >= to) return
    this.#pcm.set(samples.subarray(from, to), at + from)
    this.#length = Math.max(this.#length, at + to)
  }

  heard(): Float32Array {
    return this.#pcm.subarray(0, this.#length)
  }
}
