// What is heard otherwise than when the last finished job read the transcript: corrected, gone over by a better engine,
// or chosen anew.
import { listUnreadChanges, type ItemChange } from '../store/queries/item-changes.ts'
import { getItemState } from '../store/queries/item-states.ts'
import { listVersions } from '../store/queries/item-versions.ts'
import { findItem } from '../store/queries/transcript.ts'
import type { Store } from '../store/store.ts'

export interface HeardOtherwise {
  itemId: string
  before: string
  after: string
}

export interface ChangedItems {
  items: HeardOtherwise[]
  /** It had no words before, or was left out of the book: new to a drafter, whenever it was first stored. */
  heardNow: string[]
  /** Rows that a job which reads now is told of, by the item they are about. */
  changes: { id: number; itemIds: string[] }[]
}

/** In the order they were changed first. What was changed and changed back is not among them. */
export function changedItems(store: Store, projectId: string): ChangedItems {
  const byItem = new Map<string, ItemChange[]>()
  for (const change of listUnreadChanges(store, projectId)) {
    const key = JSON.stringify([change.sessionId, change.itemId])
    byItem.set(key, [...(byItem.get(key) ?? []), change])
  }
  const found: ChangedItems = { items: [], heardNow: [], changes: [] }
  for (const changes of byItem.values()) {
    const [first] = changes
    if (first === undefined) continue
    const standing = standingOf(store, first)
    const about = standing.map(({ itemId }) => itemId)
    for (const { id } of changes) found.changes.push({ id, itemIds: about })
    for (const { itemId, before, after } of standing) {
      if (before === null || before === '' || first.struck) found.heardNow.push(itemId)
      else if (before !== after) found.items.push({ itemId, before, after })
    }
  }
  return found
}

interface Standing {
  itemId: string
  before: string | null
  after: string
}

/** The item, or the pieces in its place: a half has the versions of the whole under the same numbers. */
function standingOf(
  store: Store,
  change: ItemChange,
  itemId = change.itemId,
  seen = new Set<string>(),
): Standing[] {
  const key = { sessionId: change.sessionId, itemId }
  const item = findItem(store, key.sessionId, itemId)
  if (item === null || seen.has(itemId)) return []
  seen.add(itemId)
  const { replacedBy } = getItemState(store, key)
  if (replacedBy !== null) return replacedBy.flatMap((piece) => standingOf(store, change, piece, seen))
  // Left out of the book: a drafter hears neither what it says nor what it said.
  if (item.struckAt != null || item.text === null) return []
  const version = listVersions(store, key.sessionId, itemId).find((one) => one.version === change.version)
  return [{ itemId, before: version?.text ?? null, after: item.text }]
}
