// What is asked about sound that is there already: a recording, a span of it, or samples.
import { SPEECH_RATE } from '../../../shared/speech/transcriber.ts'
import type { Phrase } from '../../../shared/speech/phrase.ts'
import type { SoundFile, SoundSpan, SpeechSetup, Spoken } from '../speech-process-port.ts'
import { speechFailed } from './engine.ts'
import { PhraseFinder } from './phrase-finder.ts'
import { phrasesOf, slicesOf } from './phrases-of.ts'
import type { SoundSlice } from './read-file.ts'
import { readRecording, type RecordingPorts } from './read-recording.ts'
import type { Recogniser, Recognisers } from './recognisers.ts'
import { writePhrase } from './write-phrase.ts'

export interface ReadPorts extends RecordingPorts {
  recognisers: Recognisers
}

export interface Telling {
  signal: AbortSignal
  /** Resolves when it was kept. */
  phrase(phrase: Phrase, pcm: Float32Array): Promise<void>
  progress(ms: number): void
}

/** Of a recording, between two words about how far it is. Milliseconds. */
export const PROGRESS_MS = 2000
/** No span is asked for that is longer; its sound is sent as a whole. Milliseconds. */
const LONGEST_SPAN_MS = 10 * 60_000

export async function readPhrases(
  ports: ReadPorts,
  { files, setup, fromMs }: { files: SoundFile[]; setup: SpeechSetup; fromMs: number },
  tell: Telling,
): Promise<void> {
  const recogniser = await recogniserOf(ports, setup)
  const finder = new PhraseFinder(ports.sherpa, setup.vadModel, fromMs)
  const sound = untilAborted(readRecording(ports, files, fromMs), tell.signal)
  let [toldMs, endMs] = [fromMs, fromMs]
  for await (const { phrases, settledMs } of phrasesOf(finder, sound)) {
    for (const found of phrases) {
      tell.signal.throwIfAborted()
      const phrase = await writePhrase(found, recogniser)
      if (phrase !== null) await tell.phrase(phrase, found.pcm)
    }
    endMs = Math.max(endMs, settledMs)
    if (phrases.length === 0 && endMs < toldMs + PROGRESS_MS) continue
    toldMs = endMs
    tell.progress(toldMs)
  }
  tell.progress(endMs)
}

export async function transcribeSound(
  ports: ReadPorts,
  pcm: Float32Array,
  { setup, atMs, signal }: { setup: SpeechSetup; atMs: number; signal: AbortSignal },
): Promise<Spoken> {
  const recogniser = await recogniserOf(ports, setup)
  if (recogniser === null) throw noModel()
  const finder = new PhraseFinder(ports.sherpa, setup.vadModel, atMs)
  const spoken: Spoken[] = []
  for await (const { phrases } of phrasesOf(finder, slicesOf(pcm, atMs))) {
    for (const { pcm: part, startMs } of phrases) {
      signal.throwIfAborted()
      spoken.push(await recogniser.write(part, startMs))
    }
  }
  return joinSpoken(spoken)
}

/** Silence where nothing was recorded. */
export async function readSpan(
  ports: RecordingPorts,
  files: SoundFile[],
  { startMs, endMs }: SoundSpan,
  signal: AbortSignal,
): Promise<Float32Array> {
  if (!(endMs > startMs) || endMs - startMs > LONGEST_SPAN_MS) throw badSpan()
  const pcm = new Float32Array(Math.round(((endMs - startMs) * SPEECH_RATE) / 1000))
  for await (const { atMs, samples } of untilAborted(readRecording(ports, files, startMs), signal)) {
    if (atMs >= endMs) break
    const at = Math.max(0, Math.round(((atMs - startMs) * SPEECH_RATE) / 1000))
    pcm.set(samples.subarray(0, pcm.length - at), at)
  }
  return pcm
}

async function recogniserOf(
  { recognisers }: ReadPorts,
  { recogniser }: SpeechSetup,
): Promise<Recogniser | null> {
  return recogniser === null ? null : recognisers.get(recogniser)
}

async function* untilAborted(
  slices: AsyncIterable<SoundSlice>,
  signal: AbortSignal,
): AsyncGenerator<SoundSlice> {
  for await (const slice of slices) {
    signal.throwIfAborted()
    yield slice
  }
}

function joinSpoken(spoken: Spoken[]): Spoken {
  const said = spoken.filter(({ text }) => text !== '')
  const timed = said.length > 0 && said.every(({ words }) => words !== null)
  return {
    text: said.map(({ text }) => text).join(' '),
    words: timed ? said.flatMap(({ words }) => words ?? []) : null,
  }
}

function noModel(): Error {
  return speechFailed(
    'There is no speech model to write this down with.',
    'Get one in Settings, under Speech.',
  )
}

function badSpan(): Error {
  return speechFailed(
    'This part of the recording is too long to be taken at once.',
    'Split it and try again.',
  )
}
