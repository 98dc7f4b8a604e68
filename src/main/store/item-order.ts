// The order of a session's items, from what each says comes before it. Pure.

export interface PlacedItem {
  itemId: string
  previousItemId: string | null
}

/**
 * `items` in the order they arrived. null = head. Of two items that name one predecessor, the later arrival sits
 * nearest it. Items whose predecessor is not known yet wait at the end, with all that follows them.
 */
export function orderItems(items: readonly PlacedItem[]): string[] {
  const known = new Set(items.map(({ itemId }) => itemId))
  const followers = new Map<string | null, string[]>()
  const waiting: string[] = []
  for (const { itemId, previousItemId } of items) {
    if (previousItemId !== null && !known.has(previousItemId)) waiting.push(itemId)
    else {
      const list = followers.get(previousItemId)
      if (list === undefined) followers.set(previousItemId, [itemId])
      else list.push(itemId)
    }
  }
  const ordered = new Set<string>()
  // `followers` lists earlier arrivals first; popping from the end takes the later ones first.
  const place = (roots: string[]): void => {
    const stack = roots
    for (let itemId = stack.pop(); itemId !== undefined; itemId = stack.pop()) {
      if (ordered.has(itemId)) continue
      ordered.add(itemId)
      stack.push(...(followers.get(itemId) ?? []))
    }
  }
  place([...(followers.get(null) ?? [])])
  place(waiting.toReversed())
  // Only a circle of predecessors is left; keep its items all the same.
  for (const { itemId } of items) place([itemId])
  return [...ordered]
}
