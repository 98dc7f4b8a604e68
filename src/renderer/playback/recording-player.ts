// Plays a recording from a place in it, stretch after stretch; the next one is made ready while one plays.
import type { SegmentView } from '../../shared/ipc/voice-views.ts'
import { endOfRecording, planStretch, type Stretch } from './sound-plan.ts'

const STRETCH_MS = 60_000

export interface PlayerPorts {
  mix(stretch: Stretch): Promise<Blob>
  /** '' = the system's default. */
  speaker(): string
  moved(ms: number): void
  /** The end, or the place where it was to stop. */
  ended(): void
  failed(error: unknown): void
}

interface Ready {
  stretch: Stretch
  audio: HTMLAudioElement
  url: string
}

/** One playback: made for a place, thrown away for another. */
export class RecordingPlayer {
  readonly #segments: readonly SegmentView[]
  readonly #ports: PlayerPorts
  readonly #untilMs: number
  #rate = 1
  #isPaused = false
  #isClosed = false
  #current: Ready | null = null
  #next: Promise<Ready | null> | null = null

  constructor(segments: readonly SegmentView[], untilMs: number | null, ports: PlayerPorts) {
    this.#segments = segments
    this.#ports = ports
    this.#untilMs = Math.min(untilMs ?? Infinity, endOfRecording(segments))
  }

  /** False = nothing is recorded there. */
  async start(fromMs: number, rate: number): Promise<boolean> {
    this.#rate = rate
    const ready = await this.#prepare(fromMs)
    if (this.#isClosed) return true
    if (ready === null) return false
    await this.#play(ready)
    return true
  }

  setRate(rate: number): void {
    this.#rate = rate
    if (this.#current !== null) this.#current.audio.playbackRate = rate
  }

  pause(): void {
    this.#isPaused = true
    this.#current?.audio.pause()
  }

  async resume(): Promise<void> {
    this.#isPaused = false
    await this.#current?.audio.play()
  }

  close(): void {
    this.#isClosed = true
    this.#current?.audio.pause()
    discard(this.#current)
    void this.#next?.then(discard, () => undefined)
  }

  async #prepare(fromMs: number): Promise<Ready | null> {
    const stretch = planStretch(this.#segments, fromMs, Math.min(STRETCH_MS, this.#untilMs - fromMs))
    if (stretch === null || stretch.startMs >= this.#untilMs) return null
    const url = URL.createObjectURL(await this.#ports.mix(stretch))
    const audio = new Audio(url)
    await chooseSpeaker(audio, this.#ports.speaker())
    const ready = { stretch, audio, url }
    if (this.#isClosed) discard(ready)
    return ready
  }

  async #play(ready: Ready): Promise<void> {
    const { audio, stretch } = ready
    discard(this.#current)
    this.#current = ready
    audio.playbackRate = this.#rate
    audio.addEventListener('timeupdate', () => {
      if (this.#current === ready) this.#ports.moved(stretch.startMs + audio.currentTime * 1000)
    })
    audio.addEventListener('ended', () => void this.#goOn().catch((error: unknown) => this.#fail(error)))
    audio.addEventListener('error', () => this.#fail(audio.error))
    this.#next = stretch.endMs < this.#untilMs ? this.#prepare(stretch.endMs) : null
    this.#next?.catch(() => undefined) // said when it is needed
    this.#ports.moved(stretch.startMs)
    if (!this.#isPaused) await audio.play()
  }

  async #goOn(): Promise<void> {
    const next = await this.#next
    if (this.#isClosed) return
    if (next === null) this.#ports.ended()
    else await this.#play(next)
  }

  #fail(error: unknown): void {
    if (!this.#isClosed) this.#ports.failed(error)
  }
}

function discard(ready: Ready | null): void {
  if (ready !== null) URL.revokeObjectURL(ready.url)
}

async function chooseSpeaker(audio: HTMLAudioElement, speaker: string): Promise<void> {
  if (speaker === '') return
  try {
    await audio.setSinkId(speaker)
  } catch {
    // That speaker is gone; the system's own is heard.
  }
}
