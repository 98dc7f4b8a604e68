// Does what main asks for, one request beside the other; a recording waits for main after each phrase.
import type { Spoken } from '../speech-process-port.ts'
import type { Sherpa } from './engine.ts'
import { LiveStreams } from './live-streams.ts'
import type { SpeechReply, SpeechRequest } from './messages.ts'
import { PROGRESS_MS, readPhrases, readSpan, transcribeSound, type ReadPorts } from './read-requests.ts'
import { Recognisers } from './recognisers.ts'
import { tellVoices } from './voices.ts'

export interface Answer {
  spoken: Spoken | null
  pcm: Float32Array | null
  voices: number[] | null
}

type Asked = Exclude<SpeechRequest, { type: 'kept' | 'cancel' }>
type AskedTo<T> = Extract<Asked, { type: T }>

interface Running {
  abort: AbortController
  /** A phrase is with main. */
  asked: { kept(): void; dropped(error: Error): void } | null
}

const nothing: Answer = { spoken: null, pcm: null, voices: null }

export class RequestRunner {
  readonly #reply: (message: SpeechReply) => void
  readonly #ports: ReadPorts
  readonly #streams: LiveStreams
  readonly #running = new Map<number, Running>()

  constructor(sherpa: Sherpa, reply: (message: SpeechReply) => void) {
    const recognisers = new Recognisers(sherpa)
    this.#reply = reply
    this.#ports = { sherpa, recognisers, warn: (words) => reply({ type: 'warn', words }) }
    this.#streams = new LiveStreams(sherpa, recognisers, reply)
  }

  async run(request: Asked): Promise<Answer> {
    const one: Running = { abort: new AbortController(), asked: null }
    this.#running.set(request.id, one)
    try {
      return await this.#answer(request, one)
    } finally {
      this.#running.delete(request.id)
    }
  }

  kept(id: number): void {
    this.#running.get(id)?.asked?.kept()
  }

  cancel(id: number): void {
    const one = this.#running.get(id)
    one?.abort.abort()
    one?.asked?.dropped(new Error('cancelled'))
  }

  async #answer(request: Asked, one: Running): Promise<Answer> {
    switch (request.type) {
      case 'begin':
        await this.#streams.begin(request.stream, request.setup, request.startMs)
        return nothing
      case 'hear':
        await this.#streams.hear(request.stream, request.samples)
        return nothing
      case 'endStream':
        await this.#streams.end(request.stream)
        return nothing
      case 'read':
        await this.#read(request, one)
        return nothing
      case 'span':
        return this.#span(request, one.abort.signal)
      case 'transcribe':
        return {
          ...nothing,
          spoken: await transcribeSound(this.#ports, request.pcm, {
            setup: request.setup,
            atMs: 0,
            signal: one.abort.signal,
          }),
        }
      case 'sound': {
        const { files, span } = request
        return { ...nothing, pcm: await readSpan(this.#ports, files, span, one.abort.signal) }
      }
      case 'voices':
        return { ...nothing, voices: await this.#voices(request, one.abort.signal) }
    }
  }

  async #read(request: AskedTo<'read'>, one: Running): Promise<void> {
    const { id } = request
    await readPhrases(this.#ports, request, {
      signal: one.abort.signal,
      progress: (ms) => this.#reply({ type: 'progress', id, ms }),
      phrase: (phrase, pcm) =>
        new Promise((resolve, reject) => {
          one.asked = { kept: resolve, dropped: reject }
          this.#reply({ type: 'phrase', id, phrase, pcm })
        }),
    })
  }

  async #span({ files, span, setup }: AskedTo<'span'>, signal: AbortSignal): Promise<Answer> {
    const pcm = await readSpan(this.#ports, files, span, signal)
    const spoken = await transcribeSound(this.#ports, pcm, { setup, atMs: span.startMs, signal })
    return { ...nothing, spoken, pcm }
  }

  async #voices(request: AskedTo<'voices'>, signal: AbortSignal): Promise<number[]> {
    let toldMs = -Infinity
    return tellVoices(this.#ports, request, {
      signal,
      progress: (ms) => {
        if (ms < toldMs + PROGRESS_MS) return
        toldMs = ms
        this.#reply({ type: 'progress', id: request.id, ms })
      },
    })
  }
}
