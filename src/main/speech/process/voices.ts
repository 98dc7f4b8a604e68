// Who speaks in which stretch of a recording: each stretch through a model that tells voices apart, then grouped by likeness.
import { access } from 'node:fs/promises'
import { setImmediate as turn } from 'node:timers/promises'
import type { SpeakerEmbeddingExtractor } from 'sherpa-onnx-node'
import { groupVoices, type VoicePiece } from '../../../shared/speech/group-voices.ts'
import { SPEECH_RATE } from '../../../shared/speech/transcriber.ts'
import type { SoundFile, SoundSpan } from '../speech-process-port.ts'
import { speechFailed, type Sherpa } from './engine.ts'
import { readRecording, type RecordingPorts } from './read-recording.ts'
import { SpanSound } from './span-sound.ts'

/** Of a stretch no more is listened to: a voice is known by then. Samples. */
const MOST = 20 * SPEECH_RATE
/** In less a voice cannot be told. Samples. */
const LEAST = SPEECH_RATE / 2

export interface VoicesAsked {
  files: SoundFile[]
  /** Any order; they may overlap. */
  spans: SoundSpan[]
  model: string
}

export interface VoicesTelling {
  signal: AbortSignal
  /** On the recording clock: everything before it was listened to. */
  progress(ms: number): void
}

/** Of each span its voice, as `groupVoices` numbers them. What is held of the recording at once is a few spans at most. */
export async function tellVoices(
  ports: RecordingPorts,
  { files, spans, model }: VoicesAsked,
  { signal, progress }: VoicesTelling,
): Promise<number[]> {
  const extractor = await load(ports.sherpa, model)
  const pieces = spans.map(({ startMs, endMs }): VoicePiece => ({ embedding: null, ms: endMs - startMs }))
  const waiting = spans.map((span, at) => ({ span, at })).sort((a, b) => a.span.startMs - b.span.startMs)
  const firstMs = waiting[0]?.span.startMs ?? 0
  const open = new Map<number, SpanSound>()
  const settle = async (untilMs: number): Promise<void> => {
    for (const [at, sound] of open) {
      if (sound.endMs > untilMs) continue
      open.delete(at)
      pieces[at] = { embedding: embeddingOf(extractor, sound.heard()), ms: pieces[at]?.ms ?? 0 }
      // The next message may say that this is to stop.
      await turn()
      signal.throwIfAborted()
    }
  }
  const lastMs = Math.max(0, ...spans.map(({ endMs }) => endMs))
  let at = 0
  for await (const { atMs, samples } of readRecording(ports, files, firstMs)) {
    signal.throwIfAborted()
    const endMs = atMs + (samples.length * 1000) / SPEECH_RATE
    for (let next = waiting[at]; next !== undefined && next.span.startMs < endMs; next = waiting[(at += 1)])
      open.set(next.at, new SpanSound(next.span, MOST))
    for (const sound of open.values()) sound.add(atMs, samples)
    await settle(endMs)
    progress(endMs)
    if (endMs >= lastMs) break
  }
  await settle(Infinity)
  return groupVoices(pieces)
}

async function load(sherpa: Sherpa, model: string): Promise<SpeakerEmbeddingExtractor> {
  // The engine ends the process for much of what is wrong with a file; this it would say without words.
  await access(model).catch(() => {
    throw speechFailed(
      'The model that tells voices apart is missing.',
      'Import it again in Settings, under Speech.',
    )
  })
  return new sherpa.SpeakerEmbeddingExtractor({ model, numThreads: 1, debug: false, provider: 'cpu' })
}

function embeddingOf(extractor: SpeakerEmbeddingExtractor, pcm: Float32Array): Float32Array | null {
  if (pcm.length < LEAST) return null
  const stream = extractor.createStream()
  stream.acceptWaveform({ samples: pcm, sampleRate: SPEECH_RATE })
  stream.inputFinished()
  // `false`: without external buffers, which Electron does not allow.
  return extractor.isReady(stream) ? extractor.compute(stream, false) : null
}
