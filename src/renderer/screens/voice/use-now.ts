// The monotonic clock for what counts up or down on the screen.
import { useEffect, useState } from 'react'

/** Milliseconds of `performance.now()`, renewed every half second while something runs. */
export function useNow(running: boolean): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    if (!running) return undefined
    const renew = (): void => setNow(performance.now())
    renew()
    const timer = window.setInterval(renew, 500)
    return () => window.clearInterval(timer)
  }, [running])
  return now
}
