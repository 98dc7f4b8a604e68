// A live talk across the lives of the speech process: what was not told as a phrase yet is told to the next one.
import type { Phrase } from '../../shared/speech/phrase.ts'
import { KeptSound } from './kept-sound.ts'
import { ProcessDied, type SpeechLife } from './speech-life.ts'
import type { SpeechSetup } from './speech-process-port.ts'

export interface TalkPorts {
  /** Waits out the time after a crash; rejects with a StudioError when there can be none. */
  life(): Promise<SpeechLife>
  /** Deaths in a row without a phrase between them. */
  deaths(): number
  tooManyDeaths(): Error
}

/** After as many deaths what is kept is left to the pass over the recording: it may be what they died of. */
const DEATHS_OF_SOUND = 3
const DEATHS = 6

interface Waiter {
  /** Of the kept sound. */
  place: number
  resolve(): void
  reject(error: unknown): void
}

export class LiveTalk {
  readonly begun: Promise<void>
  readonly #id: string
  readonly #setup: SpeechSetup
  readonly #ports: TalkPorts
  readonly #kept: KeptSound
  #life: SpeechLife | null = null
  #waiters: Waiter[] = []
  #wake: (() => void) | null = null
  #failed: { error: unknown } | null = null
  #ending = false
  /** Resolves when the talk is over, however that came. */
  readonly #over: Promise<void>

  constructor(id: string, setup: SpeechSetup, startMs: number, ports: TalkPorts) {
    this.#id = id
    this.#setup = setup
    this.#ports = ports
    this.#kept = new KeptSound(startMs)
    this.begun = this.#taken(-Infinity)
    this.#over = this.#run()
  }

  hear(samples: Float32Array): Promise<void> {
    if (this.#failed !== null) return Promise.reject(this.#failed.error)
    const place = this.#kept.add(samples)
    const taken = this.#taken(place)
    this.#wake?.()
    return taken
  }

  async end(): Promise<void> {
    this.#ending = true
    this.#wake?.()
    await this.#over
    if (this.#failed !== null) throw this.#failed.error
  }

  /** It was told and need not be heard again. */
  told({ endMs }: Phrase): void {
    this.#kept.forgetBefore(endMs)
  }

  /** Nothing more comes of it. */
  stop(reason: Error): void {
    this.#fail(reason)
    this.#wake?.()
  }

  async #run(): Promise<void> {
    while (this.#failed === null) {
      try {
        const life = await this.#ports.life()
        if (await this.#go(life)) return
      } catch (error) {
        if (error instanceof ProcessDied) this.#died()
        else this.#fail(error)
      }
    }
  }

  /** True = it is over. */
  async #go(life: SpeechLife): Promise<boolean> {
    if (life !== this.#life) await this.#beginWith(life)
    const sound = this.#kept.next()
    if (sound !== null) {
      await life.ask({ type: 'hear', stream: this.#id, samples: sound }, null, null)
      this.#release(this.#kept.givenTo)
    } else if (this.#ending) {
      await life.ask({ type: 'endStream', stream: this.#id }, null, null)
      return true
    } else {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    return false
  }

  async #beginWith(life: SpeechLife): Promise<void> {
    this.#kept.rewind()
    const { startMs } = this.#kept
    await life.ask({ type: 'begin', stream: this.#id, setup: this.#setup, startMs }, null, null)
    this.#life = life
    this.#release(-Infinity)
  }

  /** What was taken is kept: whoever speaks need not wait for the next process. */
  #died(): void {
    this.#life = null
    const deaths = this.#ports.deaths()
    if (deaths >= DEATHS) return this.#fail(this.#ports.tooManyDeaths())
    if (deaths >= DEATHS_OF_SOUND) this.#kept.forgetAll()
    this.#release(Infinity)
  }

  #taken(place: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiters.push({ place, resolve, reject })
    })
  }

  #release(to: number): void {
    const done = this.#waiters.filter(({ place }) => place <= to)
    this.#waiters = this.#waiters.filter(({ place }) => place > to)
    for (const { resolve } of done) resolve()
  }

  #fail(error: unknown): void {
    this.#failed ??= { error }
    const waiters = this.#waiters
    this.#waiters = []
    for (const { reject } of waiters) reject(error)
  }
}
