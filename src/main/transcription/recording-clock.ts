// When something was said, on the session's recording clock, where an item does not say so itself: questions that were
// asked on the screen.
import { listSegments } from '../store/queries/recording-segments.ts'
import type { Store } from '../store/store.ts'

/** Milliseconds since the epoch → milliseconds of the recording; null = nothing is recorded. */
export type RecordingClock = (at: number) => number | null

export function recordingClock(store: Store, sessionId: string): RecordingClock {
  const segments = listSegments(store, sessionId).filter(({ track }) => track === 'author')
  return (at) => {
    const [first] = segments
    if (first === undefined) return null
    const last = segments.findLast(({ createdAt }) => createdAt <= at)
    if (last === undefined) return 0
    return last.startMs + Math.min(at - last.createdAt, last.durationMs ?? Infinity)
  }
}
