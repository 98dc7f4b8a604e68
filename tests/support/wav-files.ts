// Sound made by code, for files of a known content: a beep at each whole second, of a pitch that tells which.
import { closeSync, openSync, writeSync } from 'node:fs'

export interface WavOptions {
  seconds: number
  rate?: number
  channels?: number
}

/** The beep of a second is 60 ms long and begins on it. */
const BEEP_S = 0.06

/** 400 Hz in the first second, 40 more in each up to the fifteenth, and from there anew. */
export function hertzOfSecond(second: number): number {
  return 400 + 40 * (Math.floor(second) % 16)
}

export function beepSample(frame: number, rate: number): number {
  const second = frame / rate
  const within = second - Math.floor(second)
  if (within >= BEEP_S) return 0
  return 0.5 * Math.sin(2 * Math.PI * hertzOfSecond(second) * within)
}

/** 16 bit; written second by second, so that hours of it cost no memory. */
export function writeBeepWav(path: string, { seconds, rate = 16_000, channels = 1 }: WavOptions): void {
  const frames = Math.round(seconds * rate)
  const file = openSync(path, 'w')
  try {
    writeSync(file, wavHeader(frames, rate, channels))
    const cached = new Map<number, Buffer>()
    for (let from = 0; from < frames; from += rate) {
      const second = Math.floor(from / rate) % 16
      const whole = from + rate <= frames
      const known = whole ? cached.get(second) : undefined
      const bytes = known ?? secondOf(from, Math.min(frames, from + rate), rate, channels)
      if (whole) cached.set(second, bytes)
      writeSync(file, bytes)
    }
  } finally {
    closeSync(file)
  }
}

function secondOf(from: number, to: number, rate: number, channels: number): Buffer {
  const bytes = Buffer.alloc((to - from) * channels * 2)
  for (let frame = from; frame < to; frame += 1) {
    const value = Math.round(beepSample(frame, rate) * 32_767)
    for (let channel = 0; channel < channels; channel += 1)
      bytes.writeInt16LE(value, ((frame - from) * channels + channel) * 2)
  }
  return bytes
}

/** The same sound again and again, mono, 16 bit; hours of it cost no memory. */
export function writeRepeatedWav(
  path: string,
  round: Int16Array,
  { rounds, rate }: { rounds: number; rate: number },
): void {
  const file = openSync(path, 'w')
  try {
    writeSync(file, wavHeader(round.length * rounds, rate, 1))
    const bytes = Buffer.from(round.buffer, round.byteOffset, round.byteLength)
    for (let n = 0; n < rounds; n += 1) writeSync(file, bytes)
  } finally {
    closeSync(file)
  }
}

function wavHeader(frames: number, rate: number, channels: number): Buffer {
  const size = frames * channels * 2
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + size, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(channels, 22)
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(rate * channels * 2, 28)
  header.writeUInt16LE(channels * 2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(size, 40)
  return header
}
