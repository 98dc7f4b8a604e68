// Real files of each kind of sound, made here: beeps (wav-files.ts) encoded by encoders that come as packages.
import { registerAacEncoder } from '@mediabunny/aac-encoder'
import { registerFlacEncoder } from '@mediabunny/flac-encoder'
import {
  AudioSample,
  AudioSampleSource,
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedPacketSink,
  FlacOutputFormat,
  Input,
  MkvOutputFormat,
  Mp4OutputFormat,
  OggOutputFormat,
  Output,
  Quality,
  WEBM,
  type OutputFormat,
} from 'mediabunny'
import { readFileSync, writeFileSync } from 'node:fs'
import { createMp3Encoder, createOggEncoder } from 'wasm-media-encoders'
import { beepSample } from './wav-files.ts'

export interface SoundOptions {
  seconds: number
  rate?: number
}

registerAacEncoder()
registerFlacEncoder()

/** AAC in MP4. */
export async function writeM4a(path: string, options: SoundOptions): Promise<void> {
  writeFileSync(path, await encoded('aac', new Mp4OutputFormat(), options))
}

export async function writeFlac(path: string, options: SoundOptions): Promise<void> {
  writeFileSync(path, await encoded('flac', new FlacOutputFormat(), options))
}

async function encoded(
  codec: 'aac' | 'flac',
  format: OutputFormat,
  { seconds, rate = 44_100 }: SoundOptions,
): Promise<Uint8Array> {
  const target = new BufferTarget()
  const output = new Output({ format, target })
  const source = new AudioSampleSource({ codec, quality: new Quality({ bitrate: 96_000 }) })
  output.addAudioTrack(source)
  await output.start()
  for (const { data, at } of beeps(seconds, rate)) {
    const shape = { format: 'f32', sampleRate: rate, numberOfChannels: 1 } as const
    const sample = new AudioSample({ ...shape, data, timestamp: at / rate })
    await source.add(sample)
    sample.close()
  }
  await output.finalize()
  return bytesOf(target)
}

/** Constant bit rate. */
export async function writeMp3(path: string, { seconds, rate = 44_100 }: SoundOptions): Promise<void> {
  const encoder = await createMp3Encoder()
  encoder.configure({ sampleRate: rate as 44_100, channels: 1, bitrate: 96 })
  writeFileSync(path, chunksOf(encoder, seconds, rate))
}

export async function writeVorbis(path: string, { seconds, rate = 44_100 }: SoundOptions): Promise<void> {
  const encoder = await createOggEncoder()
  encoder.configure({ sampleRate: rate, channels: 1, vbrQuality: 3 })
  writeFileSync(path, chunksOf(encoder, seconds, rate))
}

interface ChunkEncoder {
  encode(channels: Float32Array[]): Uint8Array
  finalize(): Uint8Array
}

function chunksOf(encoder: ChunkEncoder, seconds: number, rate: number): Buffer {
  // What the encoder gives is its own memory, used again for the next.
  const chunks = beeps(seconds, rate).map(({ data }) => Buffer.from(encoder.encode([data])))
  return Buffer.concat([...chunks, Buffer.from(encoder.finalize())])
}

/** Opus in Ogg, out of Opus in WebM: this machine's encoder is Chromium's. */
export async function writeOpusFrom(webm: string, path: string): Promise<void> {
  const input = new Input({ source: new BufferSource(readFileSync(webm)), formats: [WEBM] })
  const track = await input.getPrimaryAudioTrack()
  if (track === null) throw new Error(`${webm} holds no sound`)
  const target = new BufferTarget()
  const output = new Output({ format: new OggOutputFormat(), target })
  const source = new EncodedAudioPacketSource('opus')
  output.addAudioTrack(source)
  await output.start()
  const decoderConfig = (await track.getDecoderConfig()) ?? undefined
  for await (const packet of new EncodedPacketSink(track).packets()) {
    await source.add(packet, decoderConfig === undefined ? {} : { decoderConfig })
  }
  await output.finalize()
  writeFileSync(path, bytesOf(target))
}

/** A sound that is said to be Dolby's, for which Chromium has no decoder; nobody gets to hear what is in it. */
export async function writeUndecodable(path: string): Promise<void> {
  const target = new BufferTarget()
  const output = new Output({ format: new MkvOutputFormat(), target })
  const source = new EncodedAudioPacketSource('ac3')
  output.addAudioTrack(source)
  await output.start()
  const decoderConfig = { codec: 'ac-3', sampleRate: 48_000, numberOfChannels: 2 }
  for (let n = 0; n < 20; n += 1) {
    await source.add(new EncodedPacket(new Uint8Array(256).fill(7), 'key', n * 0.032, 0.032), {
      decoderConfig,
    })
  }
  await output.finalize()
  writeFileSync(path, bytesOf(target))
}

function beeps(seconds: number, rate: number): { data: Float32Array<ArrayBuffer>; at: number }[] {
  const frames = Math.round(seconds * rate)
  return Array.from({ length: Math.ceil(frames / rate) }, (_, second) => {
    const at = second * rate
    const data = new Float32Array(Math.min(rate, frames - at))
    return { at, data: data.map((_zero, i) => beepSample(at + i, rate)) }
  })
}

function bytesOf({ buffer }: BufferTarget): Uint8Array {
  if (buffer === null) throw new Error('The file was not finished')
  return new Uint8Array(buffer)
}
