// What was said since the last phrase that was told: enough to begin anew with after a crash, and bounded.
import { SPEECH_RATE } from '../../shared/speech/transcriber.ts'

const PER_MS = SPEECH_RATE / 1000
/** Twice the longest phrase. Samples. */
const MOST = 60 * SPEECH_RATE
/** Given at once. Samples. */
const PIECE = SPEECH_RATE

export class KeptSound {
  #parts: Float32Array[] = []
  /** On the recording clock, in samples. */
  #start: number
  #given: number
  #end: number

  constructor(startMs: number) {
    this.#start = Math.round(startMs * PER_MS)
    this.#given = this.#start
    this.#end = this.#start
  }

  get startMs(): number {
    return this.#start / PER_MS
  }

  /** A place on the recording clock, in samples. */
  get givenTo(): number {
    return this.#given
  }

  /** The place behind what was added. */
  add(samples: Float32Array): number {
    this.#parts.push(samples.slice())
    this.#end += samples.length
    this.#forget(this.#end - MOST)
    return this.#end
  }

  /** What was not given yet, a second at most; null = all was. */
  next(): Float32Array | null {
    if (this.#given >= this.#end) return null
    const piece = new Float32Array(Math.min(PIECE, this.#end - this.#given))
    let at = this.#start
    for (const part of this.#parts) {
      const from = Math.max(0, this.#given - at)
      const to = Math.min(part.length, this.#given + piece.length - at)
      if (from < to) piece.set(part.subarray(from, to), at + from - this.#given)
      at += part.length
    }
    this.#given += piece.length
    return piece
  }

  /** All of it is to be given again. */
  rewind(): void {
    this.#given = this.#start
  }

  forgetBefore(ms: number): void {
    this.#forget(Math.round(ms * PER_MS))
  }

  forgetAll(): void {
    this.#forget(this.#end)
  }

  #forget(before: number): void {
    let left = Math.min(before, this.#end) - this.#start
    if (left <= 0) return
    this.#start += left
    while (left > 0) {
      const part = this.#parts[0] ?? new Float32Array(left)
      this.#parts.shift()
      if (part.length > left) this.#parts.unshift(part.slice(left))
      left -= part.length
    }
    this.#given = Math.max(this.#given, this.#start)
  }
}
