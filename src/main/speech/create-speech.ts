// The speech process, watched over: started when it is first needed, ended when it has long had nothing to do, and begun
// anew when it dies, with what was under way.
import { setTimeout as wait } from 'node:timers/promises'
import { StudioError } from '../../shared/errors.ts'
import type { Phrase } from '../../shared/speech/phrase.ts'
import type { ChildPort } from './child-port.ts'
import { LiveTalk } from './live-talk.ts'
import type { SpeechTask } from './process/messages.ts'
import { ProcessDied, SpeechLife, cancelled, type LifeAnswer, type OnTheWay } from './speech-life.ts'
import type { ReadOptions, SoundFile, SoundSpan, SpeechProcess, SpeechSetup } from './speech-process-port.ts'

export interface SpeechPorts {
  fork(): ChildPort
  warn(words: string): void
  idleMs?: number
}

/** With nothing to do for this long the process ends and gives its memory back. Milliseconds. */
const IDLE_MS = 60_000
/** Before the next start, by how often it died in a row. Milliseconds. */
const BACK_OFF_MS = [0, 250, 1000, 4000, 15_000]
/** A process that lived as long died of something else than the one before it. Milliseconds. */
const LONG_LIFE_MS = 30_000
/** How often the same is asked without any progress. */
const ATTEMPTS = 3

type PartialListener = (id: string, text: string, startMs: number) => void
type PhraseListener = (id: string, phrase: Phrase) => void

/** Nothing is started before it is needed. */
export function createSpeech(ports: SpeechPorts): SpeechProcess {
  return new SupervisedSpeech(ports)
}

class SupervisedSpeech implements SpeechProcess {
  readonly #ports: SpeechPorts
  readonly #talks = new Map<string, LiveTalk>()
  readonly #partial = new Set<PartialListener>()
  readonly #phrase = new Set<PhraseListener>()
  readonly #closing = new AbortController()
  #life: Promise<SpeechLife> | null = null
  #current: SpeechLife | null = null
  /** It died as often in a row, without a word between. */
  #deaths = 0
  #asked = 0
  #unable: StudioError | null = null
  #idle: NodeJS.Timeout | undefined

  constructor(ports: SpeechPorts) {
    this.#ports = ports
  }

  async beginStream(id: string, setup: SpeechSetup, startMs: number): Promise<void> {
    if (this.#talks.has(id)) throw new Error(`The stream ${id} was begun before`)
    const talk = new LiveTalk(id, setup, startMs, {
      life: () => this.#running(),
      deaths: () => this.#deaths,
      tooManyDeaths: crashed,
    })
    this.#talks.set(id, talk)
    try {
      await talk.begun
    } catch (error) {
      this.#forget(id)
      throw error
    }
  }

  async hear(id: string, samples: Float32Array): Promise<void> {
    await this.#talk(id).hear(samples)
  }

  async endStream(id: string): Promise<void> {
    try {
      await this.#talk(id).end()
    } finally {
      this.#forget(id)
    }
  }

  onPartial(listen: PartialListener): () => void {
    this.#partial.add(listen)
    return () => this.#partial.delete(listen)
  }

  onPhrase(listen: PhraseListener): () => void {
    this.#phrase.add(listen)
    return () => this.#phrase.delete(listen)
  }

  async readPhrases(
    files: SoundFile[],
    setup: SpeechSetup,
    fromMs: number,
    { signal, onPhrase, onProgress }: ReadOptions,
  ): Promise<void> {
    let doneMs = fromMs
    let lastKept = Promise.resolve()
    const keep = async (phrase: Phrase, pcm: Float32Array): Promise<void> => {
      await onPhrase(phrase, pcm)
      doneMs = phrase.endMs
      this.#deaths = 0
    }
    const onTheWay: OnTheWay = {
      phrase: (phrase, pcm) => (lastKept = keep(phrase, pcm)),
      progress(ms) {
        doneMs = Math.max(doneMs, ms)
        onProgress(doneMs)
      },
    }
    await this.#ask(
      async () => {
        // It may have died while its last phrase was being kept.
        await lastKept
        return { type: 'read', files, setup, fromMs: doneMs }
      },
      signal,
      { onTheWay, progress: () => doneMs },
    )
  }

  async transcribeSpan(
    files: SoundFile[],
    span: SoundSpan,
    setup: SpeechSetup,
    signal: AbortSignal,
  ): ReturnType<SpeechProcess['transcribeSpan']> {
    const answer = await this.#ask({ type: 'span', files, span, setup }, signal)
    return { ...given(answer.spoken), pcm: given(answer.pcm) }
  }

  async transcribe(
    pcm: Float32Array,
    setup: SpeechSetup,
    signal: AbortSignal,
  ): ReturnType<SpeechProcess['transcribe']> {
    return given((await this.#ask({ type: 'transcribe', pcm, setup }, signal)).spoken)
  }

  async readSound(files: SoundFile[], span: SoundSpan): Promise<Float32Array> {
    return given((await this.#ask({ type: 'sound', files, span }, null)).pcm)
  }

  async tellVoices(
    files: SoundFile[],
    spans: SoundSpan[],
    model: string,
    { signal, onProgress }: Pick<ReadOptions, 'signal' | 'onProgress'>,
  ): Promise<number[]> {
    const onTheWay: OnTheWay = { phrase: () => Promise.resolve(), progress: onProgress }
    // Voices are known only together: whatever it had reached, it begins anew.
    const answer = await this.#ask({ type: 'voices', files, spans, model }, signal, {
      onTheWay,
      progress: () => 0,
    })
    return given(answer.voices)
  }

  close(): Promise<void> {
    this.#closing.abort()
    clearTimeout(this.#idle)
    for (const talk of this.#talks.values()) talk.stop(closing())
    this.#talks.clear()
    this.#current?.end(closing())
    return Promise.resolve()
  }

  async #ask(
    task: SpeechTask | (() => Promise<SpeechTask>),
    signal: AbortSignal | null,
    reading: { onTheWay: OnTheWay; progress(): number } | null = null,
  ): Promise<LifeAnswer> {
    this.#asked += 1
    clearTimeout(this.#idle)
    try {
      for (let attempt = 1, reached = reading?.progress(); ; attempt++) {
        try {
          const now = typeof task === 'function' ? await task() : task
          const life = await unlessAborted(this.#running(), signal)
          const answer = await life.ask(now, signal, reading?.onTheWay ?? null)
          this.#deaths = 0
          return answer
        } catch (error) {
          if (!(error instanceof ProcessDied)) throw error
          if (reading?.progress() !== reached) attempt = 1
          reached = reading?.progress()
          if (attempt >= ATTEMPTS) throw crashed()
        }
      }
    } finally {
      this.#asked -= 1
      this.#rest()
    }
  }

  #running(): Promise<SpeechLife> {
    if (this.#closing.signal.aborted) return Promise.reject(closing())
    if (this.#unable !== null) return Promise.reject(this.#unable)
    this.#life ??= this.#start()
    return this.#life
  }

  async #start(): Promise<SpeechLife> {
    const pause = BACK_OFF_MS[Math.min(this.#deaths, BACK_OFF_MS.length - 1)] ?? 0
    const { signal } = this.#closing
    if (pause > 0) await wait(pause, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) throw closing()
    const bornAt = performance.now()
    const life = new SpeechLife(this.#ports.fork(), {
      gone: (why) => this.#gone(why, performance.now() - bornAt),
      heard: (id, phrase) => this.#heard(id, phrase),
      partial: (id, text, startMs) => this.#tellPartial(id, text, startMs),
      warn: (words) => this.#ports.warn(words),
    })
    this.#current = life
    try {
      await life.started
      return life
    } catch (error) {
      if (error instanceof StudioError && error.data?.['reason'] === 'unable') this.#unable = error
      throw error
    }
  }

  #gone(why: string, livedMs: number): void {
    this.#life = null
    this.#current = null
    this.#deaths = livedMs > LONG_LIFE_MS ? 1 : this.#deaths + 1
    this.#ports.warn(`the speech process ended (${why}); it is started again when it is needed`)
    // What was understood of a phrase went with it.
    for (const id of this.#talks.keys()) this.#tellPartial(id, '', 0)
  }

  #heard(id: string, phrase: Phrase): void {
    this.#deaths = 0
    this.#talks.get(id)?.told(phrase)
    for (const listen of this.#phrase) listen(id, phrase)
  }

  #tellPartial(id: string, text: string, startMs: number): void {
    for (const listen of this.#partial) listen(id, text, startMs)
  }

  #talk(id: string): LiveTalk {
    const talk = this.#talks.get(id)
    if (talk === undefined) throw new Error(`No stream ${id}`)
    return talk
  }

  #forget(id: string): void {
    this.#talks.delete(id)
    this.#rest()
  }

  #rest(): void {
    clearTimeout(this.#idle)
    if (this.#asked > 0 || this.#talks.size > 0) return
    this.#idle = setTimeout(() => {
      const life = this.#current
      this.#life = null
      this.#current = null
      life?.end(cancelled())
    }, this.#ports.idleMs ?? IDLE_MS)
    this.#idle.unref()
  }
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | null): Promise<T> {
  if (signal === null) return work
  if (signal.aborted) throw cancelled()
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(cancelled())
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

function given<T>(value: T | null): T {
  if (value === null) throw new Error('The speech process answered without what was asked for')
  return value
}

function crashed(): StudioError {
  return new StudioError(
    'SPEECH_FAILED',
    'The speech engine stopped several times at the same place. What was recorded is safe. Try again, or choose another ' +
      'model in Settings.',
    { retryable: true, reason: 'crashed' },
  )
}

function closing(): StudioError {
  return new StudioError('CANCELLED', 'The studio is closing. What was recorded is safe.', {
    retryable: true,
  })
}
