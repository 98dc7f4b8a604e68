// What a drafter is told of when turns were split, merged or struck out: a piece of what was read is nothing new, and what
// is left out of the book is nothing at all.
import { listReplacedItems, struckItems } from '../store/queries/item-states.ts'
import type { Store } from '../store/store.ts'

export interface ToldItems {
  /** `stored`: items that were first stored since the last job read. */
  newOf(stored: readonly string[]): string[]
  /** The items, and those in whose place they stand. */
  withReplaced(itemIds: readonly string[]): Set<string>
  /** Items that stand, of those that were drafted once; a piece that holds something new is not one of them. */
  usedOf(used: ReadonlySet<string>, newItemIds: ReadonlySet<string>): string[]
}

export function toldItems(store: Store, projectId: string): ToldItems {
  const replaced = listReplacedItems(store, projectId)
  const struck = struckItems(store, projectId)
  const pieces = new Map(replaced.map(({ itemId, replacedBy }) => [itemId, replacedBy ?? []]))
  const wholes = new Map<string, string[]>()
  for (const [whole, parts] of pieces)
    for (const part of parts) wholes.set(part, [...(wholes.get(part) ?? []), whole])
  return {
    newOf(stored) {
      if (pieces.size === 0 && struck.size === 0) return [...stored]
      const late = new Set(stored)
      return stored.filter(
        (itemId) => !pieces.has(itemId) && !struck.has(itemId) && isNew(itemId, late, wholes, new Set()),
      )
    },
    withReplaced: (itemIds) => reach(itemIds, wholes),
    usedOf(used, newItemIds) {
      const standing = new Set<string>()
      for (const itemId of used) {
        for (const piece of reach([itemId], pieces)) {
          const isNew = piece !== itemId && newItemIds.has(piece)
          if (!pieces.has(piece) && !isNew) standing.add(piece)
        }
      }
      return [...standing]
    },
  }
}

/** Stored late, and not made of what was stored before only. */
function isNew(
  itemId: string,
  late: ReadonlySet<string>,
  wholes: ReadonlyMap<string, readonly string[]>,
  seen: Set<string>,
): boolean {
  if (!late.has(itemId) || seen.has(itemId)) return false
  seen.add(itemId)
  const before = wholes.get(itemId) ?? []
  return before.length === 0 || before.some((whole) => isNew(whole, late, wholes, seen))
}

/** `itemIds` and all that can be reached from them. */
function reach(itemIds: readonly string[], next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>()
  const open = [...itemIds]
  for (let itemId = open.pop(); itemId !== undefined; itemId = open.pop()) {
    if (found.has(itemId)) continue
    found.add(itemId)
    open.push(...(next.get(itemId) ?? []))
  }
  return found
}
