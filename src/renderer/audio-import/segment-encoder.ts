// Sound as files of a minute, each whole in itself: Opus in WebM, as the recorder writes them.
import { AudioSample, AudioSampleSource, BufferTarget, Output, Quality, WebMOutputFormat } from 'mediabunny'
import { RATE } from './resampler.ts'

export const SEGMENT_MS = 60_000
const SEGMENT = (SEGMENT_MS / 1000) * RATE
const BITS_PER_SECOND = 48_000
/** Of 0 to 10. Speech at this rate gains nothing that is heard from more, and hours of it take twice as long. */
const COMPLEXITY = 5
/** What is given to the encoder at once. */
const PIECE = RATE
/** The recording clock counts whole milliseconds. */
const MS = RATE / 1000

export interface EncodedSegment {
  durationMs: number
  data: Uint8Array<ArrayBuffer>
}

export class SegmentEncoder {
  readonly #give: (segment: EncodedSegment) => Promise<void>
  #file: SegmentFile | null = null
  #piece = new Float32Array(PIECE)
  #inPiece = 0
  /** Samples of the current file that were given to the encoder. */
  #encoded = 0

  /** `give` holds everything back until it is done: there is never more than one segment. */
  constructor(give: (segment: EncodedSegment) => Promise<void>) {
    this.#give = give
  }

  async add(sound: Float32Array): Promise<void> {
    for (let at = 0; at < sound.length;) {
      const room = Math.min(PIECE - this.#inPiece, sound.length - at)
      this.#piece.set(sound.subarray(at, at + room), this.#inPiece)
      this.#inPiece += room
      at += room
      if (this.#inPiece === PIECE) await this.#encode()
      if (this.#encoded === SEGMENT) await this.#finish()
    }
  }

  /** What is left, to a whole millisecond. */
  async end(): Promise<void> {
    const whole = Math.ceil(this.#inPiece / MS) * MS
    this.#piece.fill(0, this.#inPiece, whole)
    this.#inPiece = whole
    if (whole > 0) await this.#encode()
    await this.#finish()
  }

  async #encode(): Promise<void> {
    this.#file ??= await beginFile()
    const data = this.#piece.slice(0, this.#inPiece)
    await this.#file.add(data, this.#encoded / RATE)
    this.#encoded += this.#inPiece
    this.#inPiece = 0
  }

  async #finish(): Promise<void> {
    const file = this.#file
    if (file === null) return
    const durationMs = this.#encoded / MS
    this.#file = null
    this.#encoded = 0
    await this.#give({ durationMs, data: await file.finish() })
  }
}

interface SegmentFile {
  add(data: Float32Array<ArrayBuffer>, timestamp: number): Promise<void>
  finish(): Promise<Uint8Array<ArrayBuffer>>
}

async function beginFile(): Promise<SegmentFile> {
  const target = new BufferTarget()
  const output = new Output({ format: new WebMOutputFormat(), target })
  const source = new AudioSampleSource({
    codec: 'opus',
    quality: new Quality({ bitrate: BITS_PER_SECOND }),
    onEncoderConfig: (config) => {
      config.opus = { ...config.opus, complexity: COMPLEXITY }
    },
  })
  output.addAudioTrack(source)
  await output.start()
  return {
    async add(data, timestamp) {
      const shape = { format: 'f32', sampleRate: RATE, numberOfChannels: 1 } as const
      const sample = new AudioSample({ ...shape, data, timestamp })
      await source.add(sample)
      sample.close()
    },
    async finish() {
      await output.finalize()
      if (target.buffer === null) throw new Error('The file of a segment was not written')
      return new Uint8Array(target.buffer)
    },
  }
}
