// The canonical transcript: reduce events as they arrive, project the ordered items when they are shown.
// Any arrival order of the same events gives the same items, for both are functions of the events' places in the log.
import type { StampedEvent } from './event.ts'
import type { CanonicalItem, ItemView } from './item-fold.ts'
import { Ledger } from './ledger.ts'
import { orderItems, type Order } from './order.ts'

/**
 * A value: an older state stays what it was. States share one ledger; going on from the newest costs nothing but the
 * event, going on from an older one files its events anew.
 */
export interface TranscriptState {
  readonly shared: Shared
  readonly length: number
}

interface Shared {
  readonly ledger: Ledger
  order: Order
  /** Place of each visible item in `items`. */
  places: Map<string, number>
  items: CanonicalItem[]
  /** Handed out; must not be changed any more. */
  lent: boolean
}

export function emptyTranscript(): TranscriptState {
  return { shared: freshShared(), length: 0 }
}

export function reduceTranscript(state: TranscriptState, stamped: StampedEvent): TranscriptState {
  const { shared } = newest(state)
  shared.ledger.record(stamped)
  return { shared, length: state.length + 1 }
}

/** The items in order; the same array until something changes. Refreshes only what changed since the last call. */
export function projectTranscript(state: TranscriptState): readonly CanonicalItem[] {
  const { shared } = newest(state)
  const { ledger } = shared
  for (const itemId of ledger.dirty) {
    const before = ledger.viewOf(itemId)
    const after = ledger.refresh(itemId)
    if (!ledger.orderLost && !keepOrder(shared, before, after)) ledger.orderLost = true
  }
  ledger.dirty.clear()
  if (ledger.orderLost) remake(shared)
  shared.lent = true
  return shared.items
}

function freshShared(): Shared {
  return {
    ledger: new Ledger(),
    order: { ids: [], tail: null, parked: [] },
    places: new Map(),
    items: [],
    lent: false,
  }
}

function newest(state: TranscriptState): TranscriptState {
  const { log } = state.shared.ledger
  if (state.length === log.length) return state
  const shared = freshShared()
  for (const stamped of log.slice(0, state.length)) shared.ledger.record(stamped)
  return { shared, length: state.length }
}

function remake(shared: Shared): void {
  shared.order = orderItems(shared.ledger.views(), shared.ledger.starts)
  shared.items = shared.order.ids.flatMap((id) => shared.ledger.viewOf(id)?.item ?? [])
  shared.places = new Map(shared.order.ids.map((id, place) => [id, place]))
  shared.ledger.orderLost = false
}

/** Takes a change over without reading the whole tree; false when that cannot be done. */
function keepOrder(shared: Shared, before: ItemView | null, after: ItemView): boolean {
  if (before !== null && before.visible === after.visible && samePlaces(shared, before, after)) {
    if (after.visible) show(shared, after.item)
    return true
  }
  if (before?.visible === true && !after.visible) return false
  const isNew = before === null || before.placements.length === 0
  if (!isNew) return false
  return after.placements.length === 0 ? parkAtEnd(shared, before, after) : placeAtEnd(shared, before, after)
}

/** Later remarks on the place of an item count only in a later connection. */
function samePlaces({ ledger }: Shared, before: ItemView, after: ItemView): boolean {
  const first = after.placements[0]
  if (before.firstSeq !== after.firstSeq || before.placements[0]?.seq !== first?.seq) return false
  if (before.placements.length === after.placements.length) return true
  return first !== undefined && first.seq > lastStart(ledger)
}

function lastStart(ledger: Ledger): number {
  return ledger.starts.at(-1) ?? -Infinity
}

function parkAtEnd(shared: Shared, before: ItemView | null, after: ItemView): boolean {
  if (!after.visible) return true
  if (shared.order.parked.length > 0 || before?.visible === true) return false
  if (after.firstSeq < lastStart(shared.ledger)) return false
  shared.order.parked.push(after.item.itemId)
  show(shared, after.item)
  return true
}

function placeAtEnd(shared: Shared, before: ItemView | null, after: ItemView): boolean {
  const { order, ledger } = shared
  const { itemId } = after.item
  const placement = after.placements[0]
  if (placement === undefined || placement.previousItemId !== order.tail) return false
  if (placement.seq < lastStart(ledger)) return false
  if (order.parked.some((id) => id !== itemId)) return false
  if (before?.visible === true && order.parked.length === 0) return false
  order.parked.length = 0
  order.tail = itemId
  if (after.visible) show(shared, after.item)
  return true
}

/** Puts an item at its place, or at the end. */
function show(shared: Shared, item: CanonicalItem): void {
  if (shared.lent) {
    shared.items = shared.items.slice()
    shared.lent = false
  }
  const place = shared.places.get(item.itemId) ?? shared.items.length
  shared.places.set(item.itemId, place)
  shared.items[place] = item
}
