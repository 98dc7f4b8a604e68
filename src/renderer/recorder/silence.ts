// Tells a dead microphone from a quiet room: even a very quiet one never gives ten seconds of nothing at all.

/** Half a step of 16 bits: what echo cancellation may add to digital silence is below it. */
const NOTHING = 1 / 65_536
const SILENT_AFTER_MS = 10_000

export interface Loudness {
  /** The largest sample, 0 to 1. */
  peak: number
  /** 0 to 1, as the ear hears it: 60 dB fill the meter. */
  level: number
}

export function loudnessOf(samples: Float32Array): Loudness {
  let peak = 0
  let sum = 0
  for (const sample of samples) {
    peak = Math.max(peak, Math.abs(sample))
    sum += sample * sample
  }
  const decibels = 10 * Math.log10(sum / Math.max(1, samples.length) + 1e-12)
  return { peak, level: Math.min(1, Math.max(0, 1 + decibels / 60)) }
}

/** `hear` answers when silence begins to count as one, and when it is over; else null. */
export function watchSilence(): {
  hear(peak: number, nowMs: number): 'silent' | 'over' | null
  reset(): void
} {
  let since: number | null = null
  let isSilent = false
  return {
    hear(peak, nowMs) {
      if (peak >= NOTHING) {
        const was = isSilent
        since = null
        isSilent = false
        return was ? 'over' : null
      }
      since ??= nowMs
      if (isSilent || nowMs - since < SILENT_AFTER_MS) return null
      isSilent = true
      return 'silent'
    },
    reset() {
      since = null
    },
  }
}
