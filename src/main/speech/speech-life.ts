// One life of the speech process: started, asked, answered, gone.
import type { Phrase } from '../../shared/speech/phrase.ts'
import { StudioError } from '../../shared/errors.ts'
import { errorOf } from '../background/messages.ts'
import type { ChildPort } from './child-port.ts'
import { replySchema, type SpeechReply, type SpeechRequest, type SpeechTask } from './process/messages.ts'
import type { Spoken } from './speech-process-port.ts'

/** Longer than any start on a slow computer. Milliseconds. */
const START_MS = 30_000
/** Longer than any phrase takes to be written on a slow computer. Milliseconds. */
const SILENCE_MS = 300_000

/** It died with something under way; the same may be asked of the next one. */
export class ProcessDied extends Error {}

export interface LifeEvents {
  /** It is gone, however that came; told once. */
  gone(why: string): void
  heard(stream: string, phrase: Phrase): void
  partial(stream: string, text: string, startMs: number): void
  warn(words: string): void
}

export interface LifeAnswer {
  spoken: Spoken | null
  pcm: Float32Array | null
  voices: number[] | null
}

/** What comes before the answer. The next phrase comes when the promise for the last one has resolved. */
export interface OnTheWay {
  phrase(phrase: Phrase, pcm: Float32Array): Promise<void>
  progress(ms: number): void
}

interface Waiting {
  resolve(answer: LifeAnswer): void
  reject(error: unknown): void
  onTheWay: OnTheWay | null
  /** It is main's turn. */
  withMain: boolean
}

export class SpeechLife {
  readonly #port: ChildPort
  readonly #events: LifeEvents
  readonly #waiting = new Map<number, Waiting>()
  readonly started: Promise<void>
  #start: { resolve(): void; reject(error: unknown): void } | null = null
  #lastId = 0
  #gone = false
  #timer: NodeJS.Timeout | undefined

  constructor(port: ChildPort, events: LifeEvents) {
    this.#port = port
    this.#events = events
    this.started = new Promise((resolve, reject) => {
      this.#start = { resolve, reject }
    })
    this.#timer = setTimeout(() => this.#fail('it took too long to start'), START_MS)
    port.onMessage((message) => this.#hear(replySchema.parse(message)))
    port.onExit((why) => this.#fail(why))
  }

  ask(task: SpeechTask, signal: AbortSignal | null, onTheWay: OnTheWay | null): Promise<LifeAnswer> {
    const id = ++this.#lastId
    return new Promise<LifeAnswer>((resolve, reject) => {
      if (this.#gone) throw new ProcessDied('it is gone')
      if (signal?.aborted === true) throw cancelled()
      const cancel = (): void => {
        if (!this.#waiting.delete(id)) return
        this.#send({ type: 'cancel', id })
        reject(cancelled())
      }
      signal?.addEventListener('abort', cancel, { once: true })
      const over = (): void => signal?.removeEventListener('abort', cancel)
      this.#waiting.set(id, {
        onTheWay,
        withMain: false,
        resolve: (answer) => (over(), resolve(answer)),
        reject: (error) => (over(), reject(error)),
      })
      this.#send({ ...task, id } as SpeechRequest)
      this.#watch()
    })
  }

  /** What is under way rejects with `reason`. */
  end(reason: Error): void {
    this.#over(reason)
    this.#port.kill()
  }

  #send(request: SpeechRequest): void {
    try {
      this.#port.send(request)
    } catch (error) {
      this.#fail(String(error))
    }
  }

  #hear(reply: SpeechReply): void {
    if (this.#gone) return
    switch (reply.type) {
      case 'ready':
        this.#start?.resolve()
        break
      case 'unable':
        this.#start?.reject(unable(reply.why))
        this.#fail(reply.why)
        return
      case 'heard':
        this.#events.heard(reply.stream, reply.phrase)
        break
      case 'partial':
        this.#events.partial(reply.stream, reply.text, reply.startMs)
        break
      case 'warn':
        this.#events.warn(reply.words)
        break
      case 'progress':
        this.#waiting.get(reply.id)?.onTheWay?.progress(reply.ms)
        break
      case 'phrase':
        void this.#hand(reply.id, reply.phrase, reply.pcm)
        break
      case 'done':
        this.#take(reply.id)?.resolve({ spoken: reply.spoken, pcm: reply.pcm, voices: reply.voices })
        break
      case 'failed':
        this.#take(reply.id)?.reject(errorOf(reply.failure))
        break
    }
    this.#watch()
  }

  async #hand(id: number, phrase: Phrase, pcm: Float32Array): Promise<void> {
    const waiting = this.#waiting.get(id)
    if (waiting?.onTheWay === undefined || waiting.onTheWay === null) return
    waiting.withMain = true
    try {
      await waiting.onTheWay.phrase(phrase, pcm)
      if (this.#waiting.has(id)) this.#send({ type: 'kept', id })
    } catch (error) {
      if (this.#waiting.has(id)) this.#send({ type: 'cancel', id })
      this.#take(id)?.reject(error)
    } finally {
      waiting.withMain = false
      this.#watch()
    }
  }

  #take(id: number): Waiting | null {
    const waiting = this.#waiting.get(id) ?? null
    this.#waiting.delete(id)
    return waiting
  }

  /** Only while something is asked of it that it has to answer. */
  #watch(): void {
    clearTimeout(this.#timer)
    if (this.#gone || ![...this.#waiting.values()].some(({ withMain }) => !withMain)) return
    this.#timer = setTimeout(() => this.#fail('it did not answer any more'), SILENCE_MS)
    this.#timer.unref()
  }

  #fail(why: string): void {
    if (this.#gone) return
    this.#over(new ProcessDied(why))
    this.#port.kill()
    this.#events.gone(why)
  }

  #over(reason: Error): void {
    this.#gone = true
    clearTimeout(this.#timer)
    this.#start?.reject(reason)
    // Nobody may wait for a start when it ends.
    this.started.catch(() => undefined)
    const all = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { reject } of all) reject(reason)
  }
}

export function cancelled(): StudioError {
  return new StudioError('CANCELLED', 'This was stopped. What was recorded is safe.', { retryable: true })
}

function unable(why: string): StudioError {
  return new StudioError(
    'SPEECH_FAILED',
    `This computer cannot run the speech engine (${why.split('\n', 1)[0] ?? ''}). Recording works without it, and what ` +
      'was recorded is safe. Choose another way to transcribe in Settings, or install the studio anew.',
    { retryable: false, reason: 'unable' },
  )
}
