// Versions and marks of imported items, as the file kept them.
import { saveItemState } from '../store/queries/item-states.ts'
import { insertVersion } from '../store/queries/item-versions.ts'
import type { Store } from '../store/store.ts'
import type { Pace } from './pace.ts'
import type { KeptItem } from './parsed-interview.ts'

/** Many small transactions, as the items themselves. Throws CANCELLED, DISK_FULL. */
export async function keepVersions(
  store: Store,
  sessionId: string,
  kept: readonly KeptItem[],
  pace: Pace,
): Promise<void> {
  let at = 0
  const writeSome = (): void => {
    do {
      const item = kept[at]
      if (item === undefined) return
      keepOne(store, sessionId, item)
      at += 1
    } while (!pace.due())
  }
  while (at < kept.length) {
    store.transaction(writeSome)
    await pace.breathe()
  }
}

function keepOne(store: Store, sessionId: string, { itemId, kept }: KeptItem): void {
  const { versions, ...state } = kept
  for (const { words, ...version } of versions) {
    const timed = words?.map(([text, startMs, endMs]) => ({ text, startMs, endMs })) ?? null
    insertVersion(store, { ...version, sessionId, itemId, words: timed })
  }
  saveItemState(store, sessionId, { itemId, ...state })
}
