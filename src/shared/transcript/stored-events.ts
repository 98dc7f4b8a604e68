// Guided and imported items, and rows of the store, as events: they go through the same reducer as speech.
import type { StampedEvent, TranscriptEvent } from './event.ts'
import type { TranscriptItemInput } from './item.ts'

/**
 * A whole session as its rows stand, in their order. Rows do not say when each was put after its predecessor, but of
 * two after the same one the later came to stand first: so the last row is taken for the oldest. A row whose
 * predecessor is not among them follows the row before it.
 */
export function eventsOfItems(items: readonly TranscriptItemInput[]): StampedEvent[] {
  const known = new Set(items.map(({ itemId }) => itemId))
  let seq = 0
  return items
    .map((item, n) => {
      const { previousItemId } = item
      const missing = previousItemId !== null && !known.has(previousItemId)
      return missing ? { ...item, previousItemId: items[n - 1]?.itemId ?? null } : item
    })
    .toReversed()
    .flatMap((item) =>
      factsOf(item).map((event) => ({ seq: seq++, at: item.createdAt, eventId: null, event })),
    )
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
