// What is known of one item: a fold over its own events in log order, so that arrival cannot matter.
import { assertNever } from '../errors.ts'
import type { ItemDetails, ResponseStatus, StampedEvent } from './event.ts'
import type { TranscriptItemInput } from './item.ts'
import { ItemText } from './part-text.ts'
import type { ResponseView } from './response-fold.ts'

/** An item as the canonical transcript holds it. `previousItemId` is what was said of its place first. */
export type CanonicalItem = TranscriptItemInput

/** Where an event put the item: directly after `previousItemId`, or first. */
export interface Placement {
  seq: number
  previousItemId: string | null
}

export interface ItemView {
  item: CanonicalItem
  /** In log order; the first of each connection counts. */
  placements: Placement[]
  firstSeq: number
  /** Place within that first event: a response names several items at once. */
  firstRank: number
  /** False for tombstones, seeds, and what is known by a side remark only; they still anchor others. */
  visible: boolean
}

/** Shown for speech that could not be transcribed. */
export const INAUDIBLE = '[inaudible]'

/** The response an item came from, as far as the item must know. */
export interface ItemResponse {
  view: ResponseView
  /** The item is the last message of its response: a cut of the playback hit it. */
  isLastMessage: boolean
  isOnlyMessage: boolean
}

/** Everything gathered while the events are read. */
class Gathered {
  readonly text = new ItemText()
  readonly placements: Placement[] = []
  role: TranscriptItemInput['role'] | null = null
  type: TranscriptItemInput['type'] | null = null
  status: TranscriptItemInput['status'] = 'in_progress'
  payload: Record<string, unknown> | null = null
  exists = false
  inaudible = false
  deleted = false
  pruned = false
  seeded = false
  truncated = false
  heardMs: number | null = null
  startMs: number | null = null
  endMs: number | null = null
}

export function foldItem(
  itemId: string,
  facts: readonly StampedEvent[],
  response: ItemResponse | null,
): ItemView {
  const gathered = new Gathered()
  for (const fact of facts) gather(gathered, itemId, fact)
  const first = facts[0]
  if (first === undefined) throw new Error(`No facts of item ${itemId}`)
  const struck = gathered.deleted && !gathered.pruned
  return {
    item: itemOf(itemId, gathered, first.at, response),
    placements: gathered.placements,
    firstSeq: first.seq,
    firstRank: first.event.type === 'response' ? rankIn(first.event.items, itemId) : 0,
    visible: gathered.exists && !struck && !gathered.seeded && response?.view.outOfBand !== true,
  }
}

function rankIn(items: readonly ItemDetails[], itemId: string): number {
  return items.findIndex((details) => details.itemId === itemId)
}

function gather(g: Gathered, itemId: string, { seq, event }: StampedEvent): void {
  switch (event.type) {
    case 'item':
      gatherDetails(g, event.details)
      if (event.previousItemId !== undefined) g.placements.push({ seq, previousItemId: event.previousItemId })
      return
    case 'response':
      for (const details of event.items) if (details.itemId === itemId) gatherDetails(g, details)
      return
    case 'committed':
      g.exists = true
      g.role ??= 'user'
      if (event.previousItemId !== undefined) g.placements.push({ seq, previousItemId: event.previousItemId })
      return
    case 'delta':
    case 'text':
      g.exists = true
      g.role ??= event.side === 'input' ? 'user' : 'assistant'
      if (event.type === 'delta') g.text.delta(event.index, event.text)
      else g.text.final(event.index, event.text)
      return
    case 'inaudible':
      g.exists = true
      g.role ??= 'user'
      g.inaudible = true
      return
    case 'speech':
      g.startMs ??= event.startMs
      g.endMs = event.endMs ?? g.endMs
      return
    case 'truncated':
      g.truncated = true
      g.heardMs = event.heardMs ?? g.heardMs
      return
    case 'deleted':
      g.deleted = true
      return
    case 'pruned':
      g.pruned = true
      return
    case 'seeded':
      g.seeded = true
      return
    case 'connected':
    case 'playback':
      return
    default:
      assertNever(event)
  }
}

function gatherDetails(g: Gathered, details: ItemDetails): void {
  g.exists = true
  if (g.type === null) {
    // The item itself knows better than what was guessed from a delta.
    g.role = details.role
    g.type = details.type
  }
  if (details.status !== null && details.status !== 'in_progress') g.status = details.status
  if (details.payload !== null) g.payload = { ...g.payload, ...details.payload }
  for (const part of details.parts) g.text.final(part.index, part.text)
}

function itemOf(itemId: string, g: Gathered, at: number, response: ItemResponse | null): CanonicalItem {
  const role = g.role ?? 'user'
  const type = g.type ?? 'message'
  const status = g.status === 'in_progress' && response !== null ? endOf(response.view.status) : g.status
  const cut = type === 'message' && response !== null && wasCut(response, status)
  const text = g.text.read(role === 'assistant' ? 'output' : 'input')
  const heardByClock = cut && response.isOnlyMessage ? response.view.playedMs : null
  return {
    itemId,
    previousItemId: g.placements[0]?.previousItemId ?? null,
    role,
    type,
    status,
    text: text || !g.inaudible ? text : INAUDIBLE,
    interrupted: g.truncated || cut,
    heardMs: g.heardMs ?? heardByClock,
    audioStartMs: g.startMs,
    audioEndMs: g.endMs,
    payload: g.payload,
    createdAt: at,
  }
}

function wasCut(response: ItemResponse, status: TranscriptItemInput['status']): boolean {
  if (response.view.cleared && response.isLastMessage) return true
  return response.view.status === 'cancelled' && status === 'incomplete'
}

/** How an item of a finished response ended when its own end was never told. */
function endOf(status: ResponseStatus): TranscriptItemInput['status'] {
  return status === 'cancelled' ? 'incomplete' : status
}
