// A microphone made of a file: Chromium plays it where a real one would be. Sounds like speech to whoever listens for it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const SAMPLE_RATE = 48_000

export type SoundPart =
  | { silenceMs: number }
  /** A WAV of 16 bit PCM, any rate, one or two channels. */
  | { wav: string }
  /** Syllables of no language. */
  | { syllablesMs: number }

export interface FakeSpeech {
  path: string
  durationMs: number
  /** Where somebody speaks, in order. */
  spoken: { startMs: number; endMs: number }[]
}

/** Chromium's switches; the file loops unless told not to. */
export function fakeMicrophone(wavPath: string, { loop = true }: { loop?: boolean } = {}): string[] {
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-audio-capture=${resolve(wavPath)}${loop ? '' : '%noloop'}`,
    // Where there is no network but the loopback, Chromium would find no way out.
    '--allow-loopback-in-peer-connection',
  ]
}

/** A real recording beside the clone, or null where there is none. */
export function realSpeech(name = 'jfk.wav'): string | null {
  const path = resolve(import.meta.dirname, '../../../shared/data/speech', name)
  return existsSync(path) ? path : null
}

/** The real recording where it is, else syllables of the same length. */
export function speechPart(name = 'jfk.wav', elseMs = 4_000): SoundPart {
  const wav = realSpeech(name)
  return wav === null ? { syllablesMs: elseMs } : { wav }
}

/** Writes `name` into the folder: 48 kHz, mono, 16 bit. */
export function writeFakeSpeech(folder: string, parts: SoundPart[], name = 'speech.wav'): FakeSpeech {
  const path = join(folder, name)
  const spoken: FakeSpeech['spoken'] = []
  const sounds: Int16Array[] = []
  let atMs = 0
  for (const part of parts) {
    const sound = soundOf(part)
    const endMs = atMs + (sound.length * 1000) / SAMPLE_RATE
    if (!('silenceMs' in part)) spoken.push({ startMs: atMs, endMs })
    sounds.push(sound)
    atMs = endMs
  }
  writeFileSync(path, wavOf(sounds))
  return { path, durationMs: atMs, spoken }
}

function soundOf(part: SoundPart): Int16Array {
  if ('silenceMs' in part) return new Int16Array(samplesIn(part.silenceMs))
  return 'wav' in part ? readWav(part.wav) : syllables(part.syllablesMs)
}

function samplesIn(ms: number): number {
  return Math.round((ms * SAMPLE_RATE) / 1000)
}

const PITCH_HZ = 130
const SYLLABLES_A_SECOND = 4
/** Peaks of the throat, as of an open vowel. */
const FORMANTS = [700, 1_200, 2_600]

/** A voice's harmonics, louder near the formants, in syllables. */
function syllables(ms: number): Int16Array {
  const samples = new Int16Array(samplesIn(ms))
  for (let n = 0; n < samples.length; n += 1) {
    const seconds = n / SAMPLE_RATE
    const beat = Math.sin(Math.PI * SYLLABLES_A_SECOND * seconds) ** 2
    const pitch = PITCH_HZ * (1 + 0.08 * Math.sin(2 * Math.PI * 0.7 * seconds))
    let voice = 0
    for (let harmonic = 1; harmonic <= 24; harmonic += 1)
      voice += weightOf(PITCH_HZ * harmonic) * Math.sin(2 * Math.PI * pitch * harmonic * seconds)
    samples[n] = Math.round(Math.max(-1, Math.min(1, voice * 0.25)) * 16_000 * (0.15 + 0.85 * beat))
  }
  return samples
}

function weightOf(hertz: number): number {
  return FORMANTS.reduce((sum, formant) => sum + Math.exp(-(((hertz - formant) / 180) ** 2)), 0.05)
}

function readWav(path: string): Int16Array {
  const bytes = readFileSync(path)
  const format = chunkOf(bytes, 'fmt ')
  const data = chunkOf(bytes, 'data')
  const [kind, channels, rate, bits] = [0, 2, 4, 14].map((at) =>
    at === 4 ? format.readUInt32LE(at) : format.readUInt16LE(at),
  )
  if (kind !== 1 || bits !== 16 || !channels || !rate) throw new Error(`${path} is not 16 bit PCM`)
  const first = new Int16Array(Math.floor(data.length / 2 / channels))
  for (let n = 0; n < first.length; n += 1) first[n] = data.readInt16LE(n * 2 * channels)
  return resampled(first, rate)
}

function chunkOf(bytes: Buffer, id: string): Buffer {
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32LE(at + 4)
    if (bytes.toString('latin1', at, at + 4) === id) return bytes.subarray(at + 8, at + 8 + size)
    at += 8 + size + (size % 2)
  }
  throw new Error(`The WAV has no ${id} part`)
}

function resampled(samples: Int16Array, rate: number): Int16Array {
  const result = new Int16Array(Math.floor((samples.length * SAMPLE_RATE) / rate))
  for (let n = 0; n < result.length; n += 1) {
    const at = (n * rate) / SAMPLE_RATE
    const before = samples[Math.floor(at)] ?? 0
    const after = samples[Math.floor(at) + 1] ?? before
    result[n] = Math.round(before + (after - before) * (at % 1))
  }
  return result
}

function wavOf(sounds: Int16Array[]): Buffer {
  const bytes = sounds.reduce((sum, { byteLength }) => sum + byteLength, 0)
  const header = Buffer.alloc(44)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(36 + bytes, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(SAMPLE_RATE, 24)
  header.writeUInt32LE(SAMPLE_RATE * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(bytes, 40)
  return Buffer.concat([
    header,
    ...sounds.map((sound) => Buffer.from(sound.buffer, sound.byteOffset, sound.byteLength)),
  ])
}
