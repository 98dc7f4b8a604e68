// The speech process as main sees it: sound goes in, phrases come out. It may die at any time, and nothing else does.
import type { Phrase } from '../../shared/speech/phrase.ts'
import type { RecogniserFiles } from '../../shared/speech/recogniser.ts'
import type { SpokenWord } from '../../shared/transcript/version.ts'

export interface SpeechSetup {
  /** Path of the voice activity model; see `vadModelFile`. */
  vadModel: string
  /** null = phrases are found, and nothing writes them down. */
  recogniser: RecogniserFiles | null
}

/** A file of a recording, or any other WebM/Opus or WAV. */
export interface SoundFile {
  path: string
  /** On the recording clock, milliseconds. */
  startMs: number
  /** null = not known: it ends where the file ends. */
  durationMs: number | null
}

export interface SoundSpan {
  startMs: number
  endMs: number
}

export interface Spoken {
  text: string
  /** null = the engine tells no times. */
  words: SpokenWord[] | null
}

export interface ReadOptions {
  signal: AbortSignal
  /** Nothing further is read before it is done. `pcm` is its sound from `startMs` to `endMs`, 16 kHz mono. */
  onPhrase(phrase: Phrase, pcm: Float32Array): Promise<void>
  /** Everything that begins before `ms` was told. */
  onProgress(ms: number): void
}

/** Rejects with a StudioError whose `data.retryable` says whether the same again may go well. */
export interface SpeechProcess {
  /** A live talk from `startMs` of its recording clock on. */
  beginStream(id: string, setup: SpeechSetup, startMs: number): Promise<void>
  /** 16 kHz mono, in order; resolves when taken. */
  hear(id: string, samples: Float32Array): Promise<void>
  /** After it, all phrases were told. */
  endStream(id: string): Promise<void>
  /** What is being said, as it is understood now; '' = it became a phrase. */
  onPartial(listen: (id: string, text: string, startMs: number) => void): () => void
  onPhrase(listen: (id: string, phrase: Phrase) => void): () => void
  /** The phrases of a recording in order, from `fromMs` on. After a crash of the process it goes on where it was. */
  readPhrases(files: SoundFile[], setup: SpeechSetup, fromMs: number, options: ReadOptions): Promise<void>
  /** One span of a recording, transcribed. Times are on the recording clock. */
  transcribeSpan(
    files: SoundFile[],
    span: SoundSpan,
    setup: SpeechSetup,
    signal: AbortSignal,
  ): Promise<Spoken & { pcm: Float32Array }>
  /** Sound that is at hand; times count from its beginning. */
  transcribe(pcm: Float32Array, setup: SpeechSetup, signal: AbortSignal): Promise<Spoken>
  /** 16 kHz mono; where nothing was recorded there is silence. */
  readSound(files: SoundFile[], span: SoundSpan): Promise<Float32Array>
  /**
   * Of each span of a recording who speaks in it: voices from 1 on in the order in which they first speak, 0 where it cannot
   * be told. `model` is the path of a model of voices; a file that is none ends the process. After a crash it begins anew.
   */
  tellVoices(
    files: SoundFile[],
    spans: SoundSpan[],
    model: string,
    options: Pick<ReadOptions, 'signal' | 'onProgress'>,
  ): Promise<number[]>
  close(): Promise<void>
}
