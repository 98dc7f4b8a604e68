// From samples since the beginning to milliseconds of the recording clock, which steps where one file follows another.
import { SPEECH_RATE } from '../../../shared/speech/transcriber.ts'

export interface SoundClock {
  /** From sample `at` on it is `ms`. */
  set(at: number, ms: number): void
  msAt(sample: number): number
}

/** More files than a phrase can reach over. */
const KEPT = 64

export function createSoundClock(startMs: number): SoundClock {
  let steps = [{ at: 0, ms: startMs }]
  return {
    set(at, ms) {
      steps = [...steps.filter((step) => step.at < at), { at, ms }].slice(-KEPT)
    },
    msAt(sample) {
      const step = steps.findLast(({ at }) => at <= sample) ?? steps[0] ?? { at: 0, ms: startMs }
      return Math.round(step.ms + ((sample - step.at) * 1000) / SPEECH_RATE)
    },
  }
}
