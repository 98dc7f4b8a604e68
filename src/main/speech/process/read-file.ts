// The sound of one file as 16 kHz mono, in slices: WebM with Opus as the studio records it, or WAV.
import {
  EncodedPacketSink,
  FilePathSource,
  Input,
  MATROSKA,
  WAVE,
  WEBM,
  type EncodedPacket,
  type InputAudioTrack,
} from 'mediabunny'
import { SPEECH_RATE } from '../../../shared/speech/transcriber.ts'
import type { Sherpa } from './engine.ts'
import { createOpusDecoding } from './opus-decoding.ts'
import { createWavDecoding } from './wav-decoding.ts'

export interface SoundSlice {
  /** From the file's beginning, milliseconds. */
  atMs: number
  samples: Float32Array
}

export interface PacketDecoding {
  /** Mono, 16 kHz. */
  decode(packets: EncodedPacket[]): Float32Array
  close(): void
}

/** What cannot be read as sound at all; the message says why, for the log. */
export class UnreadableSound extends Error {}

const CACHE_BYTES = 1024 * 1024
/** Of packets that are decoded at once. Seconds. */
const SLICE = 1
/** A decoder needs to hear this much before it is itself. Seconds. */
const RUN_UP = 0.1
/** Blocks whose times differ by less follow each other. Seconds. */
const STEP = 0.06

/** From `fromMs` of the file on; throws UnreadableSound. What comes after damage is left out. */
export async function* readFile(sherpa: Sherpa, path: string, fromMs: number): AsyncGenerator<SoundSlice> {
  using input = new Input({
    formats: [WEBM, MATROSKA, WAVE],
    source: new FilePathSource(path, { maxCacheSize: CACHE_BYTES }),
  })
  const track = await openTrack(input)
  const decoding = await decodingOf(sherpa, track)
  try {
    for await (const packets of slicesOf(track, fromMs / 1000 - RUN_UP)) {
      const samples = decoding.decode(packets.of)
      const early = Math.round(fromMs - packets.at * 1000) * (SPEECH_RATE / 1000)
      const atMs = packets.at * 1000
      if (early <= 0) yield { atMs, samples }
      else if (early < samples.length) yield { atMs: fromMs, samples: samples.slice(early) }
    }
  } finally {
    decoding.close()
  }
}

async function openTrack(input: Input): Promise<InputAudioTrack> {
  try {
    const track = await input.getPrimaryAudioTrack()
    if (track !== null) return track
  } catch (error) {
    throw new UnreadableSound(String(error), { cause: error })
  }
  throw new UnreadableSound('there is no sound in it')
}

async function decodingOf(sherpa: Sherpa, track: InputAudioTrack): Promise<PacketDecoding> {
  const codec = await track.getCodec()
  if (codec === 'opus') return createOpusDecoding()
  if (codec === 'pcm-s16') {
    const [rate, channels] = [await track.getSampleRate(), await track.getNumberOfChannels()]
    return createWavDecoding(sherpa, rate, channels)
  }
  throw new UnreadableSound(`its sound is ${codec ?? 'of an unknown kind'}`)
}

interface PacketSlice {
  /** From the first packet of the file, seconds. */
  at: number
  of: EncodedPacket[]
}

/** Packets that follow each other without a gap, about a second at a time. */
async function* slicesOf(track: InputAudioTrack, from: number): AsyncGenerator<PacketSlice> {
  let first: number | null = null
  let slice: PacketSlice | null = null
  let end = 0
  for await (const packet of packetsOf(track)) {
    first ??= packet.timestamp
    const at = packet.timestamp - first
    if (at + packet.duration < from) continue
    if (slice !== null && (Math.abs(at - end) > STEP || at - slice.at >= SLICE)) {
      yield slice
      slice = null
    }
    slice ??= { at, of: [] }
    slice.of.push(packet)
    end = at + packet.duration
  }
  if (slice !== null) yield slice
}

/** Until the file's end, or until where it is damaged. */
async function* packetsOf(track: InputAudioTrack): AsyncGenerator<EncodedPacket> {
  const packets = new EncodedPacketSink(track).packets()
  for (;;) {
    const next = await packets.next().catch((error: unknown) => {
      throw new UnreadableSound(String(error), { cause: error })
    })
    if (next.done === true) return
    yield next.value
  }
}
