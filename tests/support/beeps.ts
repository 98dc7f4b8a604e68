// A microphone that tells the time: a beep at every second, each of another pitch.
import { writeFileSync } from 'node:fs'

const RATE = 48_000
const BEEP_SECONDS = 0.08

export function pitchOfSecond(second: number): number {
  return 400 + 40 * second
}

/** Chromium plays a file from its beginning when the microphone is opened, and loops it. */
export function writeBeeps(path: string, seconds: number): void {
  const samples = new Int16Array(RATE * seconds)
  for (let i = 0; i < samples.length; i++) {
    const at = i / RATE
    const second = Math.floor(at)
    const within = at - second
    const tone = within < BEEP_SECONDS ? 0.5 * Math.sin(2 * Math.PI * pitchOfSecond(second) * within) : 0
    // Never digital silence, as no room is.
    samples[i] = Math.round((tone + (((i * 7919) % 13) - 6) / 20_000) * 32_767)
  }
  writeWav(path, samples)
}

/** What a microphone gives that is switched off. */
export function writeNothing(path: string, seconds: number): void {
  writeWav(path, new Int16Array(RATE * seconds))
}

/** 48 kHz, mono, 16 bit. */
function writeWav(path: string, samples: Int16Array): void {
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + samples.byteLength, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(RATE, 24)
  header.writeUInt32LE(RATE * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(samples.byteLength, 40)
  writeFileSync(path, Buffer.concat([header, Buffer.from(samples.buffer)]))
}
