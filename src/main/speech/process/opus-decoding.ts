// Opus packets as 16 kHz mono. The decoder gives this rate itself, with its own filter.
import { OpusDecoder } from 'opus-decoder'
import { SPEECH_RATE } from '../../../shared/speech/transcriber.ts'
import type { PacketDecoding } from './read-file.ts'

export async function createOpusDecoding(): Promise<PacketDecoding> {
  const decoder = new OpusDecoder({ sampleRate: SPEECH_RATE, channels: 1 })
  await decoder.ready
  return {
    decode(packets) {
      // A packet that is damaged gives nothing, which would move all that follows.
      const parts = packets.map(({ data, duration }) => {
        const { channelData, samplesDecoded } = decoder.decodeFrame(data)
        const lost = new Float32Array(Math.round(duration * SPEECH_RATE))
        return samplesDecoded === 0 ? lost : (channelData[0] ?? lost).subarray(0, samplesDecoded)
      })
      return joinSamples(parts)
    },
    close: () => decoder.free(),
  }
}

export function joinSamples(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
