// Bounds how often one route may be asked, so that a loop in the page cannot starve main.

export interface RateLimit {
  /** False = over the bound; the request is refused. */
  take(route: string): boolean
}

export interface RateBound {
  /** Requests at once after a pause. */
  burst: number
  /** Requests a second in the long run. */
  perSecond: number
}

/** An author's fastest typing is near 20 document pushes a second; scripts that go over this are bugs. */
export const ROUTE_BOUND: RateBound = { burst: 500, perSecond: 200 }

/** A token bucket for each route. `now` is a monotonic clock in milliseconds. */
export function createRateLimit(bound: RateBound, now: () => number): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>()
  return {
    take(route) {
      const at = now()
      const bucket = buckets.get(route) ?? { tokens: bound.burst, at }
      const refilled = bucket.tokens + ((at - bucket.at) / 1000) * bound.perSecond
      const tokens = Math.min(bound.burst, refilled)
      const allowed = tokens >= 1
      buckets.set(route, { tokens: allowed ? tokens - 1 : tokens, at })
      return allowed
    },
  }
}
