// Items that the studio itself puts into the conversation's log, in the wire's form: they go the way of all others.

function added(item: Record<string, unknown>): unknown {
  // No place is named: they stand where the talk is.
  return { type: 'conversation.item.added', item: { type: 'message', status: 'completed', ...item } }
}

/** Typed by the author. The service tells its place when it has taken it. */
export function typedItem(id: string, text: string): unknown {
  return added({ id, role: 'user', content: [{ type: 'input_text', text }] })
}

/** A question of the guide. */
export function guideItem(id: string, text: string): unknown {
  return added({ id, role: 'assistant', content: [{ type: 'output_text', text }] })
}

/** A passage that is kept as sound only. */
export function soundItem(id: string): unknown {
  return added({ id, role: 'user', content: [{ type: 'input_audio', transcript: null }] })
}

/** Where a connection was missing. */
export function gapItem(id: string, text: string): unknown {
  return added({ id, role: 'system', content: [{ type: 'input_text', text }] })
}

/** Where an item is on the recording clock, milliseconds. */
export function spokenAt(itemId: string, startMs: number, endMs: number): unknown {
  return { type: 'studio.spoken', item_id: itemId, start_ms: Math.round(startMs), end_ms: Math.round(endMs) }
}

type LocalItem = 'typed' | 'guide' | 'sound' | 'gap' | 'told'

/** The service takes ids of at most 32 characters. */
export function newItemId(kind: LocalItem, newId: () => string): string {
  return `${kind}_${newId().replaceAll('-', '').slice(0, 24)}`
}
