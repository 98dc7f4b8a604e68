// 16-bit samples of a WAV as 16 kHz mono.
import { SPEECH_RATE } from '../../../shared/speech/transcriber.ts'
import type { Sherpa } from './engine.ts'
import type { PacketDecoding } from './read-file.ts'
import { joinSamples } from './opus-decoding.ts'

export function createWavDecoding(sherpa: Sherpa, rate: number, channels: number): PacketDecoding {
  // A windowed sinc with its cut-off below the lower rate's half; it keeps its state from slice to slice.
  const resampler = rate === SPEECH_RATE ? null : new sherpa.LinearResampler(rate, SPEECH_RATE)
  return {
    decode(packets) {
      const mono = joinSamples(packets.map(({ data }) => monoOf(data, channels)))
      return resampler === null ? mono : resampler.resample(mono)
    },
    close: () => undefined,
  }
}

function monoOf(bytes: Uint8Array, channels: number): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const mono = new Float32Array(Math.floor(bytes.byteLength / 2 / channels))
  for (let i = 0; i < mono.length; i++) {
    let sum = 0
    for (let c = 0; c < channels; c++) sum += view.getInt16((i * channels + c) * 2, true)
    mono[i] = sum / channels / 32_768
  }
  return mono
}
