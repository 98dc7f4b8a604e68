// Loudness of the last minutes, as bars on the recording clock: a ring that never grows.

export const BAR_MS = 250
/** Four minutes. */
const BARS = 960

export interface Waveform {
  /** Loudness 0 to 1 at a moment of the recording clock. */
  hear(level: number, clockMs: number): void
  /** The loudest of each bar, the newest last; `endMs` = where the newest ends. Null = nothing was heard in that time. */
  last(count: number): { bars: (number | null)[]; endMs: number }
  clear(): void
}

export function createWaveform(): Waveform {
  const loudest = new Float32Array(BARS)
  /** The bar's own number, so that what an older time left in its place does not count. */
  const numbers = new Int32Array(BARS).fill(-1)
  let newest = -1
  return {
    hear(level, clockMs) {
      const number = Math.floor(clockMs / BAR_MS)
      const at = number % BARS
      if (numbers[at] !== number) {
        numbers[at] = number
        loudest[at] = 0
      }
      loudest[at] = Math.max(loudest[at] ?? 0, level)
      newest = Math.max(newest, number)
    },
    last(count) {
      const bars: (number | null)[] = []
      for (let number = newest - Math.min(count, BARS) + 1; number <= newest; number += 1) {
        const at = number % BARS
        bars.push(number >= 0 && numbers[at] === number ? (loudest[at] ?? 0) : null)
      }
      return { bars, endMs: (newest + 1) * BAR_MS }
    },
    clear() {
      numbers.fill(-1)
      newest = -1
    },
  }
}
