// What is known of one response: whether it belongs to the conversation, how it ended, what was heard of it.
import type { ResponseStatus, StampedEvent } from './event.ts'

export interface ResponseView {
  outOfBand: boolean
  status: ResponseStatus
  /** Playback was cut off. */
  cleared: boolean
  /** From the start of playback to the cut; null when one of them is unknown. */
  playedMs: number | null
}

/** `facts` are the response's events in log order. */
export function foldResponse(facts: readonly StampedEvent[]): ResponseView {
  let outOfBand = false
  let status: ResponseStatus = 'in_progress'
  let startedAt: number | null = null
  let clearedAt: number | null = null
  for (const { at, event } of facts) {
    if (event.type === 'response') {
      outOfBand ||= event.outOfBand
      if (event.status !== 'in_progress') status = event.status
    } else if (event.type === 'playback') {
      if (event.state === 'started') startedAt ??= at
      else clearedAt ??= at
    }
  }
  const playedMs = startedAt === null || clearedAt === null ? null : Math.max(0, clearedAt - startedAt)
  return { outOfBand, status, cleared: clearedAt !== null, playedMs }
}
