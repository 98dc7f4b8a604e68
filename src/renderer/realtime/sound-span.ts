// What is said while there is no connection: spans of the recording, found by loudness, kept as sound only.

export interface SoundSpan {
  startMs: number
  endMs: number
}

export interface SoundSpans {
  /** From here on the recording is all there is. `spokenSinceMs` = the author was in mid-sentence, since then. */
  begin(clockMs: number, spokenSinceMs?: number | null): void
  /** Loudness 0 to 1 at a moment of the recording clock. */
  level(level: number, clockMs: number): void
  /** Ends the span; null when nothing was said in it. The next one begins here. */
  cut(clockMs: number): SoundSpan | null
  /** The author spoke, and has been quiet for a while: a good moment for the next question. */
  isAnswered(clockMs: number): boolean
}

/** Above the noise of a quiet room. */
const VOICE_LEVEL = 0.04
/** Shorter sounds are a cough or a chair. */
const LEAST_VOICED_MS = 400
const SPOKEN_ENOUGH_MS = 2000
const QUIET_MS = 6000
/** Around what was heard, so that no first sound is lost. */
const MARGIN_MS = 500

export function createSoundSpans(): SoundSpans {
  let startMs = 0
  let voicedMs = 0
  let firstVoiceMs: number | null = null
  let lastVoiceMs = 0
  let lastMs = 0
  const begin = (clockMs: number, spokenSinceMs: number | null = null): void => {
    startMs = spokenSinceMs ?? clockMs
    lastMs = clockMs
    voicedMs = clockMs - startMs
    firstVoiceMs = spokenSinceMs
    lastVoiceMs = clockMs
  }
  return {
    begin,
    level(level, clockMs) {
      const passed = Math.min(150, Math.max(0, clockMs - lastMs))
      lastMs = clockMs
      if (level < VOICE_LEVEL) return
      firstVoiceMs ??= clockMs
      lastVoiceMs = clockMs
      voicedMs += passed
    },
    cut(clockMs) {
      const heard = firstVoiceMs
      const span =
        heard === null || voicedMs < LEAST_VOICED_MS
          ? null
          : {
              startMs: Math.max(startMs, heard - MARGIN_MS),
              endMs: Math.max(startMs, Math.min(clockMs, lastVoiceMs + MARGIN_MS)),
            }
      begin(clockMs)
      return span
    },
    isAnswered: (clockMs) => voicedMs >= SPOKEN_ENOUGH_MS && clockMs - lastVoiceMs >= QUIET_MS,
  }
}
