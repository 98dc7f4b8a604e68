// A WAV of 16-bit samples as 16 kHz mono, a second at a time.
import { SPEECH_RATE } from '../../../shared/speech/transcriber.ts'
import type { Sherpa } from './engine.ts'
import type { FileBytes } from './file-bytes.ts'
import { UnreadableSound } from './unreadable-sound.ts'

interface WavFormat {
  channels: number
  rate: number
}

const RIFF_HEAD = 12
const CHUNK_HEAD = 8

/** From `from` on, samples of the file; what is given begins there. */
export async function* wavSound(
  sherpa: Sherpa,
  bytes: FileBytes,
  fromMs: number,
): AsyncGenerator<{ atMs: number; samples: Float32Array }> {
  const format = await findData(bytes)
  const { channels, rate } = format
  // A windowed sinc with its cut-off below the lower rate's half; it keeps its state from slice to slice.
  const resampler = rate === SPEECH_RATE ? null : new sherpa.LinearResampler(rate, SPEECH_RATE)
  const frame = channels * 2
  const first = Math.floor((fromMs * rate) / 1000)
  bytes.skip(first * frame)
  for (let at = first; ; at += rate) {
    const slice = await bytes.upTo(rate * frame)
    const mono = monoOf(slice, channels)
    if (mono.length === 0) return
    bytes.skip(mono.length * frame)
    yield { atMs: (at * 1000) / rate, samples: resampler === null ? mono : resampler.resample(mono) }
  }
}

/** Leaves the file where its samples begin. */
async function findData(bytes: FileBytes): Promise<WavFormat> {
  bytes.skip(RIFF_HEAD)
  let format: WavFormat | null = null
  for (;;) {
    const head = await bytes.peek(CHUNK_HEAD)
    if (head === null) throw new UnreadableSound('it has no samples')
    const [id, size] = [head.toString('latin1', 0, 4), head.readUInt32LE(4)]
    bytes.skip(CHUNK_HEAD)
    if (id === 'data' && format !== null) return format
    if (id === 'fmt ') format = readFormat(await bytes.peek(16))
    bytes.skip(size + (size % 2))
  }
}

function readFormat(chunk: Buffer | null): WavFormat {
  if (chunk === null) throw new UnreadableSound('it ends within its head')
  const [kind, channels, rate, bits] = [
    chunk.readUInt16LE(0),
    chunk.readUInt16LE(2),
    chunk.readUInt32LE(4),
    chunk.readUInt16LE(14),
  ]
  if (kind !== 1 || bits !== 16 || channels < 1 || rate < 1)
    throw new UnreadableSound('its samples are not of 16 bits')
  return { channels, rate }
}

function monoOf(bytes: Buffer, channels: number): Float32Array {
  const mono = new Float32Array(Math.floor(bytes.length / 2 / channels))
  for (let i = 0; i < mono.length; i++) {
    let sum = 0
    for (let c = 0; c < channels; c++) sum += bytes.readInt16LE((i * channels + c) * 2)
    mono[i] = sum / channels / 32_768
  }
  return mono
}
