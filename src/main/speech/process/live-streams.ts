// The live talks that are under way; one, as a rule.
import type { SpeechSetup } from '../speech-process-port.ts'
import type { Sherpa } from './engine.ts'
import { LiveStream } from './live-stream.ts'
import type { SpeechReply } from './messages.ts'
import { PhraseFinder } from './phrase-finder.ts'
import type { Recognisers } from './recognisers.ts'

export class LiveStreams {
  readonly #sherpa: Sherpa
  readonly #recognisers: Recognisers
  readonly #reply: (message: SpeechReply) => void
  readonly #streams = new Map<string, LiveStream>()

  constructor(sherpa: Sherpa, recognisers: Recognisers, reply: (message: SpeechReply) => void) {
    this.#sherpa = sherpa
    this.#recognisers = recognisers
    this.#reply = reply
  }

  async begin(stream: string, { vadModel, recogniser }: SpeechSetup, startMs: number): Promise<void> {
    const writer = recogniser === null ? null : await this.#recognisers.get(recogniser)
    const live = new LiveStream(new PhraseFinder(this.#sherpa, vadModel, startMs), writer, {
      heard: (phrase) => this.#reply({ type: 'heard', stream, phrase }),
      partial: (text, at) => this.#reply({ type: 'partial', stream, text, startMs: at }),
    })
    this.#streams.set(stream, live)
  }

  async hear(stream: string, samples: Float32Array): Promise<void> {
    await this.#get(stream).hear(samples)
  }

  async end(stream: string): Promise<void> {
    try {
      await this.#get(stream).end()
    } finally {
      this.#streams.delete(stream)
    }
  }

  #get(id: string): LiveStream {
    const stream = this.#streams.get(id)
    if (stream === undefined) throw new Error(`No stream ${id}`)
    return stream
  }
}
