// How fast bytes come, over the last seconds.

export interface Rate {
  /** `bytes` in all, at a moment of a monotonic clock in milliseconds. */
  add(bytes: number, atMs: number): void
  /** In all; 0 = nothing came yet. */
  readonly bytes: number
  /** Bytes a second; null = not known yet. */
  perSecond(): number | null
}

const OVER_MS = 5000
const MOST_POINTS = 500

export function createRate(): Rate {
  const points: { bytes: number; atMs: number }[] = []
  return {
    add(bytes, atMs) {
      points.push({ bytes, atMs })
      while (points.length > MOST_POINTS || (points.length > 2 && atMs - (points[0]?.atMs ?? 0) > OVER_MS))
        points.shift()
    },
    get bytes() {
      return points.at(-1)?.bytes ?? 0
    },
    perSecond() {
      const [first] = points
      const last = points.at(-1)
      if (first === undefined || last === undefined || last.atMs - first.atMs < 500) return null
      return ((last.bytes - first.bytes) * 1000) / (last.atMs - first.atMs)
    },
  }
}
