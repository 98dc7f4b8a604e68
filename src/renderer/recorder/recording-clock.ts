// The session's recording clock: milliseconds of sound, pauses left out. It never goes back.

export interface RecordingClock {
  ms(): number
  pause(): void
  resume(): void
}

/** `now` is monotonic, milliseconds. */
export function startRecordingClock(startMs: number, now: () => number): RecordingClock {
  let counted = startMs
  let runningSince: number | null = now()
  const ms = (): number => counted + (runningSince === null ? 0 : now() - runningSince)
  return {
    ms,
    pause() {
      counted = ms()
      runningSince = null
    },
    resume() {
      runningSince ??= now()
    },
  }
}
