// The order of a session's rows, by the transcript's one rule.
import { orderByPredecessor } from '../../shared/transcript/predecessor-order.ts'

export interface PlacedItem {
  itemId: string
  previousItemId: string | null
}

/** `items` in the order they arrived. Items whose predecessor is not known yet wait at the end. */
export function orderItems(items: readonly PlacedItem[]): string[] {
  const entries = items.map(({ itemId, previousItemId }, seq) => ({ id: itemId, previousItemId, seq }))
  const { placed, parked } = orderByPredecessor(entries)
  return [...placed, ...parked]
}
