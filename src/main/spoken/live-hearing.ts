// The ears of a live session: sound goes to the speech process, phrases come back as turns. Nothing here is needed for
// the recording: when it fails, the sound is kept all the same and turned into turns later.
import type { Hearing } from '../../shared/ipc/spoken-views.ts'
import type { Phrase } from '../../shared/speech/phrase.ts'
import { SPEECH_RATE } from '../../shared/speech/transcriber.ts'
import type { SpeechProcess, SpeechSetup } from '../speech/speech-process-port.ts'

export interface HearingPorts {
  speech: Pick<SpeechProcess, 'beginStream' | 'hear' | 'endStream' | 'onPartial' | 'onPhrase'>
  /** What is listened with from now on. */
  setup(): SpeechSetup
  /** What was heard becomes a turn. */
  keep(sessionId: string, phrase: Phrase): void
  partial(sessionId: string, text: string): void
  warn(words: string): void
  /** Milliseconds, monotonic. */
  now(): number
}

/** More than this between what came and what was to come: some sound was left out. */
const GAP_MS = 300
const RETRY_AFTER_MS = 15_000
/** How long the author waits for their last words to become a turn. */
const SETTLE_LIMIT_MS = 5000

interface Listening {
  sessionId: string
  streamId: string | null
  /** Where the next sound is to begin. */
  nextMs: number
  failedAt: number | null
  missed: boolean
  hearing: Hearing
  /** What is done for this session, one after the other. */
  last: Promise<unknown>
}

/** None of its promises rejects: what goes wrong is in `state` and in the log. */
export class LiveHearing {
  readonly #ports: HearingPorts
  readonly #sessions = new Map<string, Listening>()
  /** Of the streams that are open. */
  readonly #streams = new Map<string, Listening>()
  readonly #stops: (() => void)[]
  #count = 0

  constructor(ports: HearingPorts) {
    this.#ports = ports
    this.#stops = [
      ports.speech.onPhrase((id, phrase) => this.#keep(id, phrase)),
      ports.speech.onPartial((id, text) => {
        const listening = this.#streams.get(id)
        if (listening !== undefined) ports.partial(listening.sessionId, text)
      }),
    ]
  }

  /** Answers when it is taken, or given up. */
  hear(sessionId: string, samples: Float32Array, atMs: number): Promise<Hearing> {
    const listening = this.#of(sessionId)
    return inOrder(listening, () => this.#take(listening, samples, atMs))
  }

  /**
   * What was heard so far is kept when this resolves, unless that takes too long. Answers up to where that is on the
   * recording clock, milliseconds: what is heard later begins no sooner. null = nobody listened.
   */
  async settle(sessionId: string): Promise<number | null> {
    const listening = this.#sessions.get(sessionId)
    if (listening === undefined) return null
    return inOrder(listening, async () => {
      const wasOpen = listening.streamId !== null
      await this.#end(listening)
      return wasOpen ? listening.nextMs : null
    })
  }

  state(sessionId: string): Hearing {
    return this.#sessions.get(sessionId)?.hearing ?? hearingOf(this.#ports.setup())
  }

  /** True when a part of the session was not listened to since it was last begun. */
  missedSome(sessionId: string): boolean {
    return this.#sessions.get(sessionId)?.missed ?? true
  }

  /** The session ended: nothing of it is remembered. */
  forget(sessionId: string): void {
    this.#sessions.delete(sessionId)
  }

  async close(): Promise<void> {
    await Promise.all([...this.#sessions.keys()].map((sessionId) => this.settle(sessionId)))
    for (const stop of this.#stops) stop()
  }

  #of(sessionId: string): Listening {
    const known = this.#sessions.get(sessionId)
    if (known !== undefined) return known
    const made: Listening = {
      ...{ sessionId, streamId: null, nextMs: 0, failedAt: null, missed: false },
      ...{ hearing: hearingOf(this.#ports.setup()), last: Promise.resolve() },
    }
    this.#sessions.set(sessionId, made)
    return made
  }

  #keep(streamId: string, phrase: Phrase): void {
    const listening = this.#streams.get(streamId)
    if (listening === undefined) return
    try {
      this.#ports.keep(listening.sessionId, phrase)
    } catch (error) {
      // A full disk, say. The sound is kept, and what is missing is found in it later.
      this.#fail(listening, error)
    }
  }

  async #take(listening: Listening, samples: Float32Array, atMs: number): Promise<Hearing> {
    const { failedAt } = listening
    if (failedAt !== null && this.#ports.now() - failedAt < RETRY_AFTER_MS) return listening.hearing
    try {
      if (listening.streamId !== null && Math.abs(atMs - listening.nextMs) > GAP_MS) {
        listening.missed = true
        await this.#end(listening)
      }
      const streamId = listening.streamId ?? (await this.#begin(listening, atMs))
      await this.#ports.speech.hear(streamId, samples)
      listening.nextMs += (samples.length * 1000) / SPEECH_RATE
      listening.failedAt = null
    } catch (error) {
      this.#fail(listening, error)
    }
    return listening.hearing
  }

  async #begin(listening: Listening, atMs: number): Promise<string> {
    const setup = this.#ports.setup()
    this.#count += 1
    const id = `${listening.sessionId}/${this.#count}`
    Object.assign(listening, { streamId: id, nextMs: atMs, hearing: hearingOf(setup) })
    this.#streams.set(id, listening)
    await this.#ports.speech.beginStream(id, setup, atMs)
    return id
  }

  async #end(listening: Listening): Promise<void> {
    const { streamId } = listening
    if (streamId === null) return
    listening.streamId = null
    try {
      await inTime(this.#ports.speech.endStream(streamId))
    } catch (error) {
      this.#fail(listening, error)
    } finally {
      this.#streams.delete(streamId)
    }
  }

  #fail(listening: Listening, error: unknown): void {
    if (listening.failedAt === null) this.#ports.warn(`live listening stopped: ${String(error)}`)
    const { streamId } = listening
    Object.assign(listening, { streamId: null, failedAt: this.#ports.now(), missed: true, hearing: 'sound' })
    if (streamId === null) return
    this.#streams.delete(streamId)
    // It may be open still, and would be for ever.
    this.#ports.speech.endStream(streamId).catch(() => undefined)
  }
}

function inOrder<T>(listening: Listening, act: () => Promise<T>): Promise<T> {
  const done = listening.last.then(act)
  listening.last = done.catch(() => undefined)
  return done
}

function hearingOf({ recogniser }: SpeechSetup): Hearing {
  return recogniser === null ? 'turns' : 'words'
}

function inTime(done: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the last phrase took too long')), SETTLE_LIMIT_MS)
  })
  return Promise.race([done, late]).finally(() => clearTimeout(timer))
}
