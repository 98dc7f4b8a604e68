// One live talk: sound comes in, phrases go out in order, and what is being said is told where the engine can.
import type { Phrase } from '../../../shared/speech/phrase.ts'
import type { FoundPhrase, PhraseFinder } from './phrase-finder.ts'
import type { Listener, Recogniser } from './recognisers.ts'
import { phraseOf, writePhrase } from './write-phrase.ts'

export interface StreamEvents {
  heard(phrase: Phrase): void
  partial(text: string, startMs: number): void
}

/** Phrases that wait to be written; with more, no further sound is taken. */
const WAITING = 4

interface Listening {
  listener: Listener
  startMs: number
  /** Of the finder's sound, up to where it has heard. */
  to: number
  told: string
}

export class LiveStream {
  readonly #finder: PhraseFinder
  readonly #recogniser: Recogniser | null
  readonly #events: StreamEvents
  #listening: Listening | null = null
  /** Resolves when all phrases so far were told; rejects never, see `#failed`. */
  #written = Promise.resolve()
  #waiting = 0
  #failed: { error: unknown } | null = null

  constructor(finder: PhraseFinder, recogniser: Recogniser | null, events: StreamEvents) {
    this.#finder = finder
    this.#recogniser = recogniser
    this.#events = events
  }

  /** Resolves when more may come. Rejects with what the writing of an earlier phrase failed with. */
  async hear(samples: Float32Array): Promise<void> {
    if (this.#failed !== null) throw this.#failed.error
    for (const found of this.#finder.take(samples)) this.#take(found)
    this.#listen()
    if (this.#waiting > WAITING) await this.#written
  }

  async end(): Promise<void> {
    for (const found of this.#finder.cut(this.#finder.nowMs)) this.#take(found)
    await this.#written
    if (this.#failed !== null) throw this.#failed.error
  }

  #listen(): void {
    const listen = this.#recogniser?.listen
    if (listen === undefined || listen === null) return
    const open = this.#finder.openSound(this.#listening?.to ?? null)
    // What turned out to be no speech is forgotten.
    if (open === null) return this.#forget()
    this.#listening ??= { listener: listen(), startMs: open.startMs, to: open.from, told: '' }
    const text = this.#listening.listener.hear(open.pcm)
    this.#listening.to = open.to
    this.#tell(this.#listening, text)
  }

  #tell(listening: Listening, text: string): void {
    if (text === listening.told) return
    listening.told = text
    this.#events.partial(text, listening.startMs)
  }

  #forget(): void {
    if (this.#listening !== null) this.#tell(this.#listening, '')
    this.#listening = null
  }

  #take(found: FoundPhrase): void {
    const listening = this.#listening
    this.#listening = null
    this.#waiting += 1
    this.#written = this.#written.then(async () => {
      try {
        if (this.#failed === null) await this.#write(found, listening)
      } catch (error) {
        this.#failed = { error }
      } finally {
        this.#waiting -= 1
      }
    })
  }

  async #write(found: FoundPhrase, listening: Listening | null): Promise<void> {
    const phrase =
      listening === null
        ? await writePhrase(found, this.#recogniser)
        : phraseOf(found, finished(listening, found))
    if (listening !== null) this.#tell(listening, '')
    if (phrase !== null) this.#events.heard(phrase)
  }
}

/** The listener heard what was there when sound came last; the phrase may reach further. */
function finished({ listener, startMs, to }: Listening, found: FoundPhrase): ReturnType<Listener['finish']> {
  const rest = found.after(to)
  if (rest.length > 0) listener.hear(rest)
  return listener.finish(startMs)
}
