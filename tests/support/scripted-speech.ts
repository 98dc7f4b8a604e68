// A recording that is known word by word, and a speech process that reads it: phrases where somebody speaks, in order,
// from any place on. What is heard of a span is what is said in it.
import type { Phrase } from '../../src/shared/speech/phrase.ts'
import type { SpokenWord } from '../../src/shared/transcript/version.ts'
import { insertSegment } from '../../src/main/store/queries/recording-segments.ts'
import type { Store } from '../../src/main/store/store.ts'
import type { Reader } from '../../src/main/transcription/engine.ts'
import type { VoiceReader } from '../../src/main/transcription/run-voices.ts'
import { StudioError } from '../../src/shared/errors.ts'

export interface SpokenPhrase {
  startMs: number
  endMs: number
  text: string
  /** Who says it, for those who tell voices apart; absent = one and the same. */
  voice?: number
}

export interface ScriptedSpeech extends Reader, VoiceReader {
  /** Spans and beginnings of stretches that were read, for counting. */
  asked: string[]
  /** Thrown once at the phrase of this number, counted over all calls. */
  failAt: Map<number, Error>
  /** Waited before each phrase. */
  pauseMs: number
}

/** `count` phrases of two seconds, in turns of three with pauses of two seconds between the turns. */
export function longTalk(count: number): SpokenPhrase[] {
  let at = 500
  return Array.from({ length: count }, (_, n) => {
    const startMs = at
    at += 2000 + (n % 3 === 2 ? 2000 : 400)
    return { startMs, endMs: startMs + 2000, text: `phrase ${n} is said` }
  })
}

/** Segments of a minute that hold the talk; the files need not be there, nobody decodes them. */
export function addRecording(store: Store, sessionId: string, totalMs: number): void {
  for (let n = 0; n * 60_000 < totalMs; n += 1) {
    insertSegment(store, {
      ...{ sessionId, track: 'author', n, file: `author-${String(n).padStart(4, '0')}.webm` },
      ...{ mimeType: 'audio/webm;codecs=opus', startMs: n * 60_000, createdAt: n * 60_000 },
      ...{ durationMs: Math.min(60_000, totalMs - n * 60_000), bytes: 1, sha256: 'x', status: 'closed' },
    })
  }
}

export function scriptedSpeech(talk: readonly SpokenPhrase[]): ScriptedSpeech {
  let told = 0
  const speech: ScriptedSpeech = {
    asked: [],
    failAt: new Map(),
    pauseMs: 0,
    async readPhrases(_files, setup, fromMs, { signal, onPhrase, onProgress }) {
      speech.asked.push(`from ${fromMs}`)
      for (const { startMs, endMs, text } of talk) {
        if (endMs <= fromMs) continue
        await next(speech, (told += 1), signal)
        const from = Math.max(startMs, fromMs)
        const heard = setup.recogniser === null ? null : text
        const phrase: Phrase = {
          startMs: from,
          endMs,
          text: heard,
          words: heard === null ? null : wordsOf(text, from, endMs),
        }
        await onPhrase(phrase, new Float32Array([startMs, endMs]))
        onProgress(endMs)
      }
    },
    async transcribeSpan(_files, span, _setup, signal) {
      speech.asked.push(`${span.startMs}-${span.endMs}`)
      await next(speech, (told += 1), signal)
      const { text } = within(talk, span)
      return { text, words: wordsOf(text, span.startMs, span.endMs), pcm: new Float32Array() }
    },
    async tellVoices(_files, spans, model, { signal, onProgress }) {
      speech.asked.push(`voices by ${model}`)
      await next(speech, (told += 1), signal)
      onProgress(Math.max(0, ...spans.map(({ endMs }) => endMs)))
      return spans.map((span) => saidWithin(talk, span)[0]?.voice ?? 1)
    },
    async readSound(_files, { startMs, endMs }) {
      return new Float32Array([startMs, endMs])
    },
  }
  return speech
}

/** What a transcriber hears in sound that `readSound` or `readPhrases` gave. */
export function saidIn(talk: readonly SpokenPhrase[], pcm: Float32Array): string {
  return within(talk, { startMs: pcm[0] ?? 0, endMs: pcm[1] ?? 0 }).text
}

async function next({ failAt, pauseMs }: ScriptedSpeech, n: number, signal: AbortSignal): Promise<void> {
  if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs))
  if (signal.aborted) throw new StudioError('CANCELLED', 'stopped')
  const error = failAt.get(n)
  if (error !== undefined) throw error
}

interface Span {
  startMs: number
  endMs: number
}

function saidWithin(talk: readonly SpokenPhrase[], span: Span): SpokenPhrase[] {
  return talk.filter(
    ({ startMs, endMs }) => (startMs + endMs) / 2 > span.startMs && (startMs + endMs) / 2 < span.endMs,
  )
}

function within(talk: readonly SpokenPhrase[], span: Span): { text: string } {
  return {
    text: saidWithin(talk, span)
      .map(({ text }) => text)
      .join(' '),
  }
}

function wordsOf(text: string, startMs: number, endMs: number): SpokenWord[] {
  const words = text.split(' ').filter((word) => word !== '')
  const each = (endMs - startMs) / Math.max(1, words.length)
  return words.map((word, n) => ({
    text: word,
    startMs: Math.round(startMs + n * each),
    endMs: Math.round(startMs + (n + 1) * each),
  }))
}
