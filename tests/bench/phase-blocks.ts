// How long a thread's event loop stood still, by what it was at when it did.
export interface PhaseBlocks<P extends string> {
  enter(phase: P): void
  /** The longest stretch of each phase, in milliseconds; a stretch is the phase's that took most of it. */
  stop(): Map<P, number>
}

export function watchPhases<P extends string>(first: P): PhaseBlocks<P> {
  const entered: { phase: P; at: number }[] = [{ phase: first, at: performance.now() }]
  const stretches: { from: number; to: number }[] = []
  let last = performance.now()
  const look = (): void => {
    const now = performance.now()
    if (now - last > 2) stretches.push({ from: last, to: now })
    last = now
  }
  const timer = setInterval(look, 1)
  return {
    enter: (phase) => void entered.push({ phase, at: performance.now() }),
    stop() {
      look()
      clearInterval(timer)
      const longest = new Map<P, number>()
      for (const { from, to } of stretches) {
        const phase = mostly(entered, from, to)
        // The timer's own millisecond is none of it.
        longest.set(phase, Math.max(longest.get(phase) ?? 0, to - from - 1))
      }
      return longest
    },
  }
}

function mostly<P extends string>(entered: readonly { phase: P; at: number }[], from: number, to: number): P {
  let best: { phase: P; ms: number } | null = null
  for (const [at, { phase, at: begins }] of entered.entries()) {
    const ms = Math.min(to, entered[at + 1]?.at ?? Infinity) - Math.max(from, begins)
    if (best === null || ms > best.ms) best = { phase, ms }
  }
  if (best === null) throw new Error('No phase was entered')
  return best.phase
}
