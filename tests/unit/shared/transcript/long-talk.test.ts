// Would catch: a screen that slows down as the talk grows, because every event reads the whole transcript.
import { expect, it } from 'vitest'
import type { StampedEvent } from '../../../../src/shared/transcript/event.ts'
import {
  emptyTranscript,
  projectTranscript,
  reduceTranscript,
  type TranscriptState,
} from '../../../../src/shared/transcript/reduce-transcript.ts'

function turn(n: number): StampedEvent[] {
  const previousItemId = n === 0 ? null : `i${n - 1}`
  const own = { itemId: `i${n}`, role: 'assistant', type: 'message', parts: [], payload: null } as const
  const item = { type: 'item', responseId: null } as const
  const delta = {
    type: 'delta',
    itemId: `i${n}`,
    index: 0,
    text: 'word ',
    side: 'output',
    responseId: null,
  } as const
  const events = [
    { ...item, details: { ...own, parts: [], status: 'in_progress' } },
    { ...item, details: { ...own, parts: [], status: 'in_progress' }, previousItemId },
    ...Array.from({ length: 6 }, () => delta),
    { ...item, details: { ...own, parts: [], status: 'completed' }, previousItemId },
  ] satisfies StampedEvent['event'][]
  return events.map((event, k) => ({ seq: n * 10 + k, at: n, eventId: null, event }))
}

/** Adds turns, shown after each event; answers the milliseconds of the quickest of a few rounds. */
function grow(
  state: TranscriptState,
  from: number,
  to: number,
): { state: TranscriptState; msPerEvent: number } {
  let next = state
  let best = Infinity
  for (let n = from; n < to; n += 20) {
    const before = performance.now()
    for (let k = n; k < n + 20; k++) {
      for (const event of turn(k)) {
        next = reduceTranscript(next, event)
        projectTranscript(next)
      }
    }
    best = Math.min(best, (performance.now() - before) / 180)
  }
  return { state: next, msPerEvent: best }
}

it('shows an event of item 10,000 about as fast as one of item 200', () => {
  const warm = grow(emptyTranscript(), 0, 400)
  const early = grow(emptyTranscript(), 0, 400)
  let { state } = warm
  for (let n = 400; n < 10_000; n++) for (const event of turn(n)) state = reduceTranscript(state, event)
  projectTranscript(state)
  const late = grow(state, 10_000, 10_400)
  expect(projectTranscript(late.state)).toHaveLength(10_400)
  // A copy of 10,000 pointers is in it; reading the whole tree would be milliseconds.
  expect(late.msPerEvent).toBeLessThan(Math.max(0.25, early.msPerEvent * 8))
})
