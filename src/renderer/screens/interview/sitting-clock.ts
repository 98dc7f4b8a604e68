// How long this sitting has lasted. A session may be paused for days, so the time counts from when the studio first
// showed it since it started, and goes on while other screens are in front.
import { useEffect, useState } from 'react'

const begun = new Map<string, number>()

/** Milliseconds, renewed every second. */
export function useSittingTime(sessionId: string): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const timer = window.setInterval(() => setNow(performance.now()), 1000)
    return () => window.clearInterval(timer)
  }, [])
  const start = begun.get(sessionId) ?? now
  begun.set(sessionId, start)
  return Math.max(0, now - start)
}
