// What the server says aloud: a soft tone while it speaks, silence in between. Paced by the clock, ten milliseconds each.

export const FRAME_MS = 10
const SAMPLE_RATE = 48_000
const FRAME = (SAMPLE_RATE * FRAME_MS) / 1000
const TONE_HZ = 330
const LOUDNESS = 6_000
/** Behind by more than this, it does not try to catch up. */
const MOST_FRAMES_AT_ONCE = 20

export class ToneTrack {
  readonly #push: (samples: Int16Array, sampleRate: number) => void
  #timer: NodeJS.Timeout | null = null
  #began = 0
  #sent = 0
  #toneFrames = 0
  #phase = 0

  constructor(push: (samples: Int16Array, sampleRate: number) => void) {
    this.#push = push
  }

  start(): void {
    this.#began = performance.now()
    this.#timer = setInterval(() => this.#catchUp(), FRAME_MS)
  }

  play(frames: number): void {
    this.#toneFrames = frames
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer)
  }

  #catchUp(): void {
    const due = Math.floor((performance.now() - this.#began) / FRAME_MS)
    if (due - this.#sent > MOST_FRAMES_AT_ONCE) this.#sent = due - MOST_FRAMES_AT_ONCE
    for (; this.#sent < due; this.#sent += 1) this.#push(this.#frame(), SAMPLE_RATE)
  }

  #frame(): Int16Array {
    const samples = new Int16Array(FRAME)
    if (this.#toneFrames <= 0) return samples
    this.#toneFrames -= 1
    for (let n = 0; n < FRAME; n += 1) {
      samples[n] = Math.round(LOUDNESS * Math.sin(this.#phase))
      this.#phase += (2 * Math.PI * TONE_HZ) / SAMPLE_RATE
    }
    return samples
  }
}
