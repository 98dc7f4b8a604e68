// How long an import still takes, by how fast it went so far.

/** Before it, nothing can be said. */
const SETTLED_MS = 1500

export interface Pace {
  startedAt: number
  /** Of the sound, that was in when it started. */
  startedMs: number
}

/** Milliseconds; null = not known yet. */
export function timeLeft(
  { startedAt, startedMs }: Pace,
  doneMs: number,
  totalMs: number,
  now: number,
): number | null {
  const passed = now - startedAt
  const done = doneMs - startedMs
  if (passed < SETTLED_MS || done <= 0) return null
  return Math.max(0, (totalMs - doneMs) * (passed / done))
}
