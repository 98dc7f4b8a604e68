// Opus in WebM as 16 kHz mono, about a second at a time. The decoder gives this rate itself, with its own filter.
import { OpusDecoder } from 'opus-decoder'
import { SPEECH_RATE } from '../../../shared/speech/transcriber.ts'
import type { FileBytes } from './file-bytes.ts'
import { webmPackets, type SoundPacket } from './webm-packets.ts'

/** Of packets that are decoded at once. Seconds. */
const SLICE = 1
/** A decoder needs to hear this much before it is itself. Seconds. */
const RUN_UP = 0.1
/** Blocks whose times differ by less follow each other. Seconds. */
const STEP = 0.06

/** From `fromMs` after the file's first packet on. */
export async function* webmSound(
  bytes: FileBytes,
  fromMs: number,
): AsyncGenerator<{ atMs: number; samples: Float32Array }> {
  const decoder = new OpusDecoder({ sampleRate: SPEECH_RATE, channels: 1 })
  await decoder.ready
  try {
    for await (const { atMs, packets } of slicesOf(webmPackets(bytes), fromMs / 1000 - RUN_UP)) {
      const samples = joinSamples(packets.map((packet) => decode(decoder, packet)))
      const early = Math.round(((fromMs - atMs) * SPEECH_RATE) / 1000)
      if (early <= 0) yield { atMs, samples }
      else if (early < samples.length) yield { atMs: fromMs, samples: samples.slice(early) }
    }
  } finally {
    decoder.free()
  }
}

/** A packet that is damaged is silence as long as it: what follows stays in its place. */
function decode(decoder: OpusDecoder<typeof SPEECH_RATE>, { data, seconds }: SoundPacket): Float32Array {
  const { channelData, samplesDecoded } = decoder.decodeFrame(data)
  const samples = channelData[0]
  if (samples === undefined || samplesDecoded === 0)
    return new Float32Array(Math.round(seconds * SPEECH_RATE))
  return samples.subarray(0, samplesDecoded)
}

interface PacketSlice {
  /** From the first packet of the file. */
  atMs: number
  packets: SoundPacket[]
}

/** Packets that follow each other without a gap. */
async function* slicesOf(packets: AsyncIterable<SoundPacket>, from: number): AsyncGenerator<PacketSlice> {
  let first: number | null = null
  let slice: PacketSlice | null = null
  let end = 0
  for await (const packet of packets) {
    first ??= packet.at
    const at = packet.at - first
    if (at + packet.seconds < from) continue
    if (slice !== null && (Math.abs(at - end) > STEP || at - slice.atMs / 1000 >= SLICE)) {
      yield slice
      slice = null
    }
    slice ??= { atMs: at * 1000, packets: [] }
    slice.packets.push(packet)
    end = at + packet.seconds
  }
  if (slice !== null) yield slice
}

function joinSamples(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
