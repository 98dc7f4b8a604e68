// Hears where speech begins and ends by its loudness. Pure: frames in, turns out, on the clock of the audio itself.

export interface VadSettings {
  silenceMs: number
  prefixMs: number
  /** 0…1, as in `server_vad`. */
  threshold: number
}
export type VadEvent = { type: 'started'; atMs: number } | { type: 'stopped'; atMs: number }

const CONFIRM_MS = 60
const LOUDEST_NOISE = 600

export class EnergyVad {
  #clockMs = 0
  #noise = 60
  #loudMs = 0
  #lastLoudMs = 0
  #speaking = false

  get clockMs(): number {
    return Math.round(this.#clockMs)
  }

  /** `settings` null: nobody listens, but the time goes on. */
  hear(samples: Int16Array, sampleRate: number, settings: VadSettings | null): VadEvent | null {
    const frameMs = (samples.length / sampleRate) * 1000
    this.#clockMs += frameMs
    if (settings === null) {
      this.forget()
      return null
    }
    const level = rootMeanSquare(samples)
    const loud = level > Math.max(this.#noise * 3, 500 * settings.threshold)
    if (!loud) this.#noise = Math.min(LOUDEST_NOISE, this.#noise * 0.98 + level * 0.02)
    return this.#speaking ? this.#listenForEnd(loud, settings) : this.#listenForStart(loud, frameMs, settings)
  }

  forget(): void {
    this.#speaking = false
    this.#loudMs = 0
  }

  #listenForStart(loud: boolean, frameMs: number, settings: VadSettings): VadEvent | null {
    this.#loudMs = loud ? this.#loudMs + frameMs : Math.max(0, this.#loudMs - frameMs)
    if (this.#loudMs < CONFIRM_MS) return null
    this.#speaking = true
    this.#lastLoudMs = this.#clockMs
    const began = this.#clockMs - this.#loudMs - settings.prefixMs
    this.#loudMs = 0
    return { type: 'started', atMs: Math.max(0, Math.round(began)) }
  }

  #listenForEnd(loud: boolean, settings: VadSettings): VadEvent | null {
    if (loud) this.#lastLoudMs = this.#clockMs
    if (this.#clockMs - this.#lastLoudMs < settings.silenceMs) return null
    this.#speaking = false
    return { type: 'stopped', atMs: this.clockMs }
  }
}

function rootMeanSquare(samples: Int16Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length)
}
