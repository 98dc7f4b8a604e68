// The log of a voice session in the window: every event gets its place, is reduced, and tells which items to save.
import type { LogEntry } from '../../shared/realtime/log-entry.ts'
import { stampedOf } from '../../shared/realtime/read-log.ts'
import type { TranscriptItemInput } from '../../shared/transcript/item.ts'
import {
  emptyTranscript,
  projectTranscript,
  reduceTranscript,
  type TranscriptState,
} from '../../shared/transcript/reduce-transcript.ts'
import { eventsOfItems } from '../../shared/transcript/stored-events.ts'

export interface VoiceLog {
  /** Gives the event its place and takes it in. */
  receive(raw: unknown, at: number, audioOffsetMs: number): LogEntry
  /** All items in order with what was noted of them, tool calls too. The same array until something changes. */
  items(): readonly TranscriptItemInput[]
  /** Kept with an item besides what the wire says of it. */
  annotate(itemId: string, payload: Record<string, unknown>): void
  /** What changed since it was last asked for, as it is to be saved; growing items only when `growing`. */
  takeChanged(growing: boolean): TranscriptItemInput[]
}

/** `items` are the rows of earlier connections, `nextSeq` the first free place after them. */
export function createVoiceLog(items: readonly TranscriptItemInput[], nextSeq: number): VoiceLog {
  let seq = nextSeq
  let state = takeRows(items)
  const notes = new Map<string, Record<string, unknown>>()
  for (const { itemId, payload } of items) if (payload !== null) notes.set(itemId, payload)
  let annotated: { of: readonly TranscriptItemInput[]; items: readonly TranscriptItemInput[] } = {
    of: [],
    items: [],
  }
  /** What was handed out to be saved, by item. */
  const taken = new Map<string, TranscriptItemInput>()
  /** To be looked at again although their projection did not change: growing ones, and those with a new note. */
  const open = new Set<string>()
  const formOf = (item: TranscriptItemInput, before: TranscriptItemInput | undefined) =>
    savedForm(item, before?.itemId ?? null, notes.get(item.itemId))
  let compared = projectTranscript(state)
  compared.forEach((item, n) => taken.set(item.itemId, formOf(item, compared[n - 1])))

  return {
    receive(raw, at, audioOffsetMs) {
      const entry: LogEntry = { seq: seq++, at, audioOffsetMs, raw }
      const stamped = stampedOf(entry)
      if (stamped !== null) state = reduceTranscript(state, stamped)
      return entry
    },
    items() {
      const projected = projectTranscript(state)
      if (projected !== annotated.of) annotated = { of: projected, items: withNotes(projected, notes) }
      return annotated.items
    },
    annotate(itemId, payload) {
      notes.set(itemId, { ...notes.get(itemId), ...payload })
      open.add(itemId)
      annotated = { of: [], items: [] }
    },
    takeChanged(growing) {
      const now = projectTranscript(state)
      if (now === compared && open.size === 0) return []
      const changed: TranscriptItemInput[] = []
      for (const n of placesToLookAt(now, compared, open)) {
        const item = now[n]
        if (item === undefined) continue
        const fresh = formOf(item, now[n - 1])
        const known = taken.get(item.itemId)
        open.delete(item.itemId)
        if (known !== undefined && isSame(known, fresh)) continue
        if (item.status === 'in_progress' && !growing) {
          open.add(item.itemId)
          continue
        }
        taken.set(item.itemId, fresh)
        changed.push(fresh)
      }
      compared = now
      return changed
    },
  }
}

/**
 * Where an item, or the one before it, is another than it was, and where one is to be looked at anyway. Runs with every
 * event over all that was said so far: nothing here may cost more than a look.
 */
function placesToLookAt(
  now: readonly TranscriptItemInput[],
  before: readonly TranscriptItemInput[],
  open: ReadonlySet<string>,
): number[] {
  const places: number[] = []
  let previousMoved = false
  for (let n = 0; n < now.length; n += 1) {
    // The projection keeps the objects of items that did not change.
    const isOther = now[n] !== before[n]
    if (isOther || previousMoved || (open.size > 0 && open.has(now[n]?.itemId ?? ''))) places.push(n)
    previousMoved = isOther && now[n]?.itemId !== before[n]?.itemId
  }
  return places
}

function withNotes(
  items: readonly TranscriptItemInput[],
  notes: ReadonlyMap<string, Record<string, unknown>>,
): readonly TranscriptItemInput[] {
  if (notes.size === 0) return items
  return items.map((item) => {
    const note = notes.get(item.itemId)
    return note === undefined ? item : { ...item, payload: { ...item.payload, ...note } }
  })
}

/** Rows stand before the log: they take the places below its first. */
function takeRows(items: readonly TranscriptItemInput[]): TranscriptState {
  const events = eventsOfItems(items)
  return events
    .map((event) => ({ ...event, seq: event.seq - events.length }))
    .reduce(reduceTranscript, emptyTranscript())
}

/** A row's predecessor is the item before it: connections are lists of their own only on the wire. */
function savedForm(
  item: TranscriptItemInput,
  previousItemId: string | null,
  note: Record<string, unknown> | undefined,
): TranscriptItemInput {
  const payload = note === undefined ? item.payload : { ...item.payload, ...note }
  return { ...item, previousItemId, payload }
}

function isSame(a: TranscriptItemInput, b: TranscriptItemInput): boolean {
  return (
    a.text === b.text &&
    a.status === b.status &&
    a.previousItemId === b.previousItemId &&
    a.interrupted === b.interrupted &&
    a.heardMs === b.heardMs &&
    a.audioStartMs === b.audioStartMs &&
    a.audioEndMs === b.audioEndMs &&
    a.role === b.role &&
    a.type === b.type &&
    JSON.stringify(a.payload) === JSON.stringify(b.payload)
  )
}
