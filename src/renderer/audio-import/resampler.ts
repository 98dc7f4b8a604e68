// Sound of any rate at the rate of our recordings: a windowed sinc in phases, exact in time over any length, so that what
// is read in pieces joins without a click.

export const RATE = 48_000

/** Zero crossings on each side: far below what Opus alters. */
const HALF = 12
/** Of the narrower band, what passes. */
const BAND = 0.94

export interface Resampler {
  /** What can be known by now; less than was given, as the filter looks ahead. */
  push(input: Float32Array): Float32Array
  /** The rest. */
  end(): Float32Array
}

export function createResampler(rate: number): Resampler {
  return rate === RATE ? asItIs : new SincResampler(rate)
}

const asItIs: Resampler = { push: (input) => input, end: () => new Float32Array(0) }

class SincResampler implements Resampler {
  readonly #up: number
  readonly #down: number
  readonly #reach: number
  readonly #phases: readonly Float32Array[]
  /** Input from `reach` before the next output on. */
  #held: Float32Array
  /** Of the next output: where it lies in `held`, and between two samples of it. */
  #at: number
  #phase = 0

  constructor(rate: number) {
    const common = greatestCommon(rate, RATE)
    this.#up = RATE / common
    this.#down = rate / common
    const narrower = Math.min(1, RATE / rate)
    this.#reach = Math.ceil(HALF / narrower)
    this.#phases = filters(this.#up, this.#reach, narrower * BAND)
    this.#held = new Float32Array(this.#reach)
    this.#at = this.#reach
  }

  push(input: Float32Array): Float32Array {
    const held = new Float32Array(this.#held.length + input.length)
    held.set(this.#held)
    held.set(input, this.#held.length)
    return this.#run(held, held.length - this.#reach)
  }

  end(): Float32Array {
    const held = new Float32Array(this.#held.length + this.#reach)
    held.set(this.#held)
    return this.#run(held, this.#held.length)
  }

  /** All outputs that lie before `limit` in `held`. */
  #run(held: Float32Array, limit: number): Float32Array {
    const left = (limit - this.#at) * this.#up - this.#phase
    const output = new Float32Array(Math.max(0, Math.ceil(left / this.#down)))
    const taps = this.#reach * 2
    for (let i = 0; i < output.length; i++) {
      const filter = this.#phases[this.#phase] ?? nothing
      const from = this.#at - this.#reach + 1
      let sum = 0
      for (let tap = 0; tap < taps; tap++) sum += (held[from + tap] ?? 0) * (filter[tap] ?? 0)
      output[i] = sum
      this.#phase += this.#down
      this.#at += Math.floor(this.#phase / this.#up)
      this.#phase %= this.#up
    }
    const keepFrom = Math.max(0, this.#at - this.#reach)
    this.#held = held.slice(keepFrom)
    this.#at -= keepFrom
    return output
  }
}

const nothing = new Float32Array(0)

/** For each place between two input samples, the weights of those around it. */
function filters(phases: number, reach: number, band: number): Float32Array[] {
  return Array.from({ length: phases }, (_, phase) => {
    const taps = new Float32Array(reach * 2)
    for (let tap = 0; tap < taps.length; tap++) {
      const distance = tap - (reach - 1) - phase / phases
      taps[tap] = band * sinc(band * distance) * blackman(distance / reach)
    }
    const gain = taps.reduce((sum, weight) => sum + weight, 0)
    return taps.map((weight) => weight / gain)
  })
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
}

/** From -1 to 1; nothing beyond. */
function blackman(x: number): number {
  if (Math.abs(x) >= 1) return 0
  return 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x)
}

function greatestCommon(a: number, b: number): number {
  return b === 0 ? a : greatestCommon(b, a % b)
}
