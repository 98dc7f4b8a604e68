// The recognisers that are loaded: few at a time, and each only once.
import { access } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import type { OfflineRecognizer, OnlineRecognizer } from 'sherpa-onnx-node'
import {
  knowsCapitalsOnly,
  missingParts,
  modelConfig,
  writesWhileListening,
  type RecogniserFiles,
} from '../../../shared/speech/recogniser.ts'
import { SPEECH_RATE } from '../../../shared/speech/transcriber.ts'
import type { Spoken } from '../speech-process-port.ts'
import { speechFailed, type Sherpa } from './engine.ts'
import { readSpoken } from './spoken-words.ts'

/** One for the talk and one for the pass after it. */
const LOADED_AT_ONCE = 2
/** What an engine that listens must still hear to write the last word. Samples. */
const SILENCE_AFTER = SPEECH_RATE / 2
const features = { sampleRate: SPEECH_RATE, featureDim: 80 }

export type Recogniser = {
  /** Times are on the clock on which `pcm` begins at `atMs`. */
  write(pcm: Float32Array, atMs: number): Promise<Spoken>
  /** null = it writes only when a phrase is over. */
  listen: (() => Listener) | null
}

/** Hears a phrase while it is said. */
export interface Listener {
  /** What is understood so far. */
  hear(pcm: Float32Array): string
  /** Times are on the clock on which what it heard begins at `atMs`. */
  finish(atMs: number): Spoken
}

export class Recognisers {
  readonly #sherpa: Sherpa
  readonly #loaded = new Map<string, Promise<Recogniser>>()

  constructor(sherpa: Sherpa) {
    this.#sherpa = sherpa
  }

  /** Rejects in words when its files are not there or not a model. */
  get(files: RecogniserFiles): Promise<Recogniser> {
    const key = JSON.stringify(files)
    const recogniser = this.#loaded.get(key) ?? load(this.#sherpa, files)
    // The one that was asked for last is the last to go.
    this.#loaded.delete(key)
    this.#loaded.set(key, recogniser)
    recogniser.catch(() => this.#loaded.delete(key))
    for (const old of this.#loaded.keys()) {
      if (this.#loaded.size > LOADED_AT_ONCE) this.#loaded.delete(old)
    }
    return recogniser
  }
}

async function load(sherpa: Sherpa, files: RecogniserFiles): Promise<Recogniser> {
  await checkFiles(files)
  const threads = Math.max(1, Math.min(4, Math.floor(availableParallelism() / 2)))
  const config = { featConfig: features, modelConfig: modelConfig(files, threads) }
  try {
    return writesWhileListening(files)
      ? listening(new sherpa.OnlineRecognizer({ ...config, enableEndpoint: false }), files)
      : afterwards(await sherpa.OfflineRecognizer.createAsync(config), files)
  } catch (error) {
    throw speechFailed(
      `The speech model could not be loaded (${error instanceof Error ? error.message : String(error)}).`,
      'Choose another model in Settings, or delete this one and get it again.',
    )
  }
}

/** The engine itself ends the process for some of what is wrong with its files. */
async function checkFiles(recogniser: RecogniserFiles): Promise<void> {
  const missing = missingParts(recogniser)
  for (const path of Object.values(recogniser.files)) {
    await access(path).catch(() => missing.push(path))
  }
  if (missing.length === 0) return
  throw speechFailed(
    `Files of the speech model are missing: ${missing.join(', ')}.`,
    'Get the model again in Settings, or choose another one.',
  )
}

function afterwards(recogniser: OfflineRecognizer, files: RecogniserFiles): Recogniser {
  const small = knowsCapitalsOnly(files)
  return {
    listen: null,
    async write(pcm, atMs) {
      const stream = recogniser.createStream()
      stream.acceptWaveform({ samples: pcm, sampleRate: SPEECH_RATE })
      return readSpoken(await recogniser.decodeAsync(stream), { atMs, lengthMs: lengthOf(pcm), small })
    },
  }
}

function listening(recogniser: OnlineRecognizer, files: RecogniserFiles): Recogniser {
  const listen = (): Listener => createListener(recogniser, knowsCapitalsOnly(files))
  return {
    listen,
    write(pcm, atMs) {
      const listener = listen()
      listener.hear(pcm)
      return Promise.resolve(listener.finish(atMs))
    },
  }
}

function createListener(recogniser: OnlineRecognizer, small: boolean): Listener {
  const stream = recogniser.createStream()
  let lengthMs = 0
  const spoken = (atMs: number): Spoken => readSpoken(recogniser.getResult(stream), { atMs, lengthMs, small })
  const decode = (): void => {
    while (recogniser.isReady(stream)) recogniser.decode(stream)
  }
  return {
    hear(pcm) {
      lengthMs += lengthOf(pcm)
      stream.acceptWaveform({ samples: pcm, sampleRate: SPEECH_RATE })
      decode()
      return spoken(0).text
    },
    finish(atMs) {
      stream.acceptWaveform({ samples: new Float32Array(SILENCE_AFTER), sampleRate: SPEECH_RATE })
      stream.inputFinished()
      decode()
      return spoken(atMs)
    },
  }
}

function lengthOf(pcm: Float32Array): number {
  return (pcm.length * 1000) / SPEECH_RATE
}
