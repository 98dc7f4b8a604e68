// A line of a session's log as the transcript's event. The window and main read the log with it, so both see the same.
import type { StampedEvent, TranscriptEvent } from '../transcript/event.ts'
import type { LogEntry } from './log-entry.ts'
import { readServerEvent } from './server-event.ts'

/** null = it says nothing to the transcript, or cannot be read. Never throws. */
export function stampedOf({ seq, at, audioOffsetMs, raw }: LogEntry): StampedEvent | null {
  const reading = readServerEvent(raw)
  if (reading.kind !== 'event') return null
  const { eventId, event } = reading
  return {
    seq,
    at,
    // A service may number its events anew in every connection; each has its own offset.
    eventId: eventId === null ? null : `${audioOffsetMs}:${eventId}`,
    event: isOurs(raw) ? event : onRecordingClock(event, audioOffsetMs),
  }
}

/** Ours are on the recording clock already. */
function isOurs(raw: unknown): boolean {
  const type = typeof raw === 'object' && raw !== null && 'type' in raw ? raw.type : null
  return typeof type === 'string' && type.startsWith('studio.')
}

function onRecordingClock(event: TranscriptEvent, offsetMs: number): TranscriptEvent {
  if (event.type !== 'speech') return event
  const moved = (ms: number | null) => (ms === null ? null : ms + offsetMs)
  return { ...event, startMs: moved(event.startMs), endMs: moved(event.endMs) }
}
