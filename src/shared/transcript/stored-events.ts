// Guided and imported items, and rows of the store, as events: they go through the same reducer as speech.
import type { StampedEvent, TranscriptEvent } from './event.ts'
import type { TranscriptItemInput } from './item.ts'

/** Events that say what `item` says. `seq` of the first is `from`; answers as many as there are. */
export function eventsOfItem(item: TranscriptItemInput, from: number): StampedEvent[] {
  return factsOf(item).map((event, n) => ({ seq: from + n, at: item.createdAt, eventId: null, event }))
}

/** A whole session, in the order in which its items were placed. */
export function eventsOfItems(items: readonly TranscriptItemInput[]): StampedEvent[] {
  let seq = 0
  return items.flatMap((item) => {
    const events = eventsOfItem(item, seq)
    seq += events.length
    return events
  })
}

function factsOf(item: TranscriptItemInput): TranscriptEvent[] {
  const { itemId, role, type, status, text, payload, audioStartMs, audioEndMs } = item
  const facts: TranscriptEvent[] = [
    {
      type: 'item',
      details: { itemId, role, type, status, parts: text ? [{ index: 0, text }] : [], payload },
      previousItemId: item.previousItemId,
      responseId: null,
    },
  ]
  if (text === '') {
    const side = role === 'assistant' ? 'output' : 'input'
    facts.push({ type: 'text', itemId, index: 0, text, side, responseId: null })
  }
  if (item.interrupted) facts.push({ type: 'truncated', itemId, heardMs: item.heardMs })
  if (audioStartMs !== null || audioEndMs !== null) {
    facts.push({ type: 'speech', itemId, startMs: audioStartMs, endMs: audioEndMs })
  }
  return facts
}
