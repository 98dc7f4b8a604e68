// The three engines as a transcription drives them: a turn's sound in, its words out; a stretch in, phrases out.
import type { Phrase } from '../../shared/speech/phrase.ts'
import type { TranscriberName } from '../../shared/speech/transcriber.ts'
import type { SpokenWord, VersionSource } from '../../shared/transcript/version.ts'
import type {
  SoundFile,
  SoundSpan,
  SpeechProcess,
  SpeechSetup,
  Spoken,
} from '../speech/speech-process-port.ts'
import { wordsFrom, type Transcriber } from '../speech/transcriber-port.ts'

export type Reader = Pick<SpeechProcess, 'readPhrases' | 'transcribeSpan' | 'readSound'>

export interface StretchOptions {
  signal: AbortSignal
  onPhrase(phrase: Phrase): Promise<void>
  onProgress(ms: number): void
}

export interface TranscriptionEngine {
  name: TranscriberName
  model: string | null
  source: Extract<VersionSource, 'pass' | 'hosted'>
  turn(files: SoundFile[], span: SoundSpan, signal: AbortSignal): Promise<Spoken>
  stretch(files: SoundFile[], fromMs: number, options: StretchOptions): Promise<void>
}

/** The engine on this computer does both by itself. */
export function localEngine(speech: Reader, setup: SpeechSetup, model: string): TranscriptionEngine {
  return {
    ...{ name: 'local', model, source: 'pass' },
    turn: async (files, span, signal) => {
      const { text, words } = await speech.transcribeSpan(files, span, setup, signal)
      return { text, words }
    },
    stretch: (files, fromMs, { signal, onPhrase, onProgress }) =>
      speech.readPhrases(files, setup, fromMs, {
        signal,
        onProgress,
        onPhrase: (phrase) => onPhrase(phrase),
      }),
  }
}

/** What a program or a service is given at once, milliseconds: a long turn goes in pieces. */
const LONGEST_PIECE_MS = 120_000

/** Others are given the sound of each phrase, which the speech process finds. */
export function foreignEngine(
  speech: Reader,
  listening: SpeechSetup,
  transcriber: Transcriber,
): TranscriptionEngine {
  const { name, model } = transcriber
  const write = async (pcm: Float32Array, startMs: number, signal: AbortSignal): Promise<Spoken> => {
    const { text, words } = await transcriber.transcribe(pcm, { signal })
    return { text: text.trim(), words: wordsFrom(words, startMs) }
  }
  return {
    ...{ name, model, source: name === 'hosted' ? 'hosted' : 'pass' },
    async turn(files, span, signal) {
      const said: Spoken[] = []
      for (const piece of piecesOf(span)) {
        said.push(await write(await speech.readSound(files, piece), piece.startMs, signal))
      }
      return inOne(said)
    },
    stretch: (files, fromMs, { signal, onPhrase, onProgress }) =>
      speech.readPhrases(files, { ...listening, recogniser: null }, fromMs, {
        ...{ signal, onProgress },
        async onPhrase(phrase, pcm) {
          await onPhrase({ ...phrase, ...(await write(pcm, phrase.startMs, signal)) })
        },
      }),
  }
}

function piecesOf({ startMs, endMs }: SoundSpan): SoundSpan[] {
  const count = Math.max(1, Math.ceil((endMs - startMs) / LONGEST_PIECE_MS))
  const length = (endMs - startMs) / count
  return Array.from({ length: count }, (_, n) => ({
    startMs: startMs + n * length,
    endMs: n === count - 1 ? endMs : startMs + (n + 1) * length,
  }))
}

function inOne(said: readonly Spoken[]): Spoken {
  const times: SpokenWord[] = []
  let timed = true
  for (const { words } of said) {
    if (words === null) timed = false
    else times.push(...words)
  }
  const text = said
    .map((piece) => piece.text)
    .filter((piece) => piece !== '')
    .join(' ')
  return { text, words: timed ? times : null }
}
