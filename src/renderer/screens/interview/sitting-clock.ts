// How long the author has been in this sitting. A session may be paused for days, so only live time since the studio
// first showed it counts, and it goes on while other screens are in front.
import { useEffect, useState } from 'react'

interface Clock {
  /** Milliseconds counted up to `since`. */
  counted: number
  /** Monotonic; null while paused. */
  since: number | null
}

const clocks = new Map<string, Clock>()

/** The clock of a sitting that runs or rests from `now` on. */
export function advance(clock: Clock | undefined, running: boolean, now: number): Clock {
  const { counted, since } = clock ?? { counted: 0, since: running ? now : null }
  if (running === (since !== null)) return { counted, since }
  return running ? { counted, since: now } : { counted: counted + now - (since ?? now), since: null }
}

/** Milliseconds, renewed every second. */
export function useSittingTime(sessionId: string, running: boolean): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const timer = window.setInterval(() => setNow(performance.now()), 1000)
    return () => window.clearInterval(timer)
  }, [])
  useEffect(() => {
    clocks.set(sessionId, advance(clocks.get(sessionId), running, performance.now()))
  }, [sessionId, running])
  const { counted, since } = clocks.get(sessionId) ?? { counted: 0, since: null }
  return since === null ? counted : Math.max(counted, counted + now - since)
}
