// Whether the author has spoken since the question, and whether they have been quiet for as long as they said. A quiet
// room is not a silent one, so what counts as speaking is measured against the quietest of late.

export interface PauseWatch {
  /** A question was put: nothing was said to it yet. */
  begin(): void
  /** Loudness 0 to 1 at a moment of the recording clock, milliseconds. */
  hear(level: number, clockMs: number): void
  readonly spoke: boolean
  /** When it is to go on by itself, on the recording clock; null = not for now. */
  goesOnAt(clockMs: number): number | null
  /** "Stay": not before the author has spoken again. */
  stay(): void
}

/** Shown before it goes on. */
export const COUNTDOWN_MS = 5000
/** Shorter sounds are a cough or a chair. */
const SPOKE_MS = 400
/** Somebody who said two words is thinking rather than done. */
const ANSWERED_MS = 1500
const LEAST_VOICE = 0.2
const ABOVE_ROOM = 0.12
/** A louder room is believed this slowly, per second. */
const FLOOR_RISE = 0.02

/** `pauseMs` null = never by itself. */
export function createPauseWatch(pauseMs: () => number | null): PauseWatch {
  let voicedMs = 0
  let lastVoiceMs = 0
  let lastMs: number | null = null
  let floor = 1
  let stays = false
  return {
    begin() {
      voicedMs = 0
      stays = false
    },
    hear(level, clockMs) {
      const passed = lastMs === null ? 0 : Math.min(150, Math.max(0, clockMs - lastMs))
      lastMs = clockMs
      floor = Math.min(level, floor + (FLOOR_RISE * passed) / 1000)
      if (level < Math.max(LEAST_VOICE, floor + ABOVE_ROOM)) return
      voicedMs += passed
      lastVoiceMs = clockMs
      stays = false
    },
    get spoke() {
      return voicedMs >= SPOKE_MS
    },
    goesOnAt(clockMs) {
      const pause = pauseMs()
      if (pause === null || stays || voicedMs < ANSWERED_MS) return null
      const quietMs = clockMs - lastVoiceMs
      return quietMs < pause ? null : lastVoiceMs + pause + COUNTDOWN_MS
    },
    stay() {
      stays = true
    },
  }
}
