// Reads the recorded logs of tests/fixtures/realtime into stamped events.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { LogEntry } from '../../../../src/shared/realtime/log-entry.ts'
import { readServerEvent } from '../../../../src/shared/realtime/server-event.ts'
import type { StampedEvent } from '../../../../src/shared/transcript/event.ts'
import type { CanonicalItem } from '../../../../src/shared/transcript/item-fold.ts'
import {
  emptyTranscript,
  projectTranscript,
  reduceTranscript,
} from '../../../../src/shared/transcript/reduce-transcript.ts'

const folder = join(import.meta.dirname, '../../../fixtures/realtime')

export const goldenNames = readdirSync(folder).filter((name) => name.endsWith('.jsonl'))

export function golden(name: string): StampedEvent[] {
  const lines = readFileSync(join(folder, name), 'utf8').trim().split('\n')
  return lines.flatMap((line) => {
    const { seq, at, event } = JSON.parse(line) as { seq: number; at: number; event: unknown }
    const reading = readServerEvent(event)
    if (reading.kind === 'refused') throw new Error(`${name} line ${seq}: ${reading.reason}`)
    return reading.kind === 'event' ? [{ seq, at, eventId: reading.eventId, event: reading.event }] : []
  })
}

/** The same as the log keeps it. */
export function goldenEntries(name: string): LogEntry[] {
  const lines = readFileSync(join(folder, name), 'utf8').trim().split('\n')
  return lines.map((line) => {
    const { seq, at, event } = JSON.parse(line) as { seq: number; at: number; event: unknown }
    return { seq, at, audioOffsetMs: 0, raw: event }
  })
}

export function transcriptOf(events: readonly StampedEvent[]): readonly CanonicalItem[] {
  return projectTranscript(events.reduce((state, event) => reduceTranscript(state, event), emptyTranscript()))
}

/** The same, projected after every event: the way the screen does it. */
export function shownLive(events: readonly StampedEvent[]): readonly CanonicalItem[] {
  let state = emptyTranscript()
  for (const event of events) {
    state = reduceTranscript(state, event)
    projectTranscript(state)
  }
  return projectTranscript(state)
}
