// Makes the index anew from the entries while the studio goes on; what comes meanwhile is either behind and comes to its
// turn, or is put in at once.
import { setImmediate } from 'node:timers/promises'
import { emptyIndex, fillIndex } from '../store/search-index.ts'
import type { Store } from '../store/store.ts'

/** Of main at a stretch, milliseconds. */
const SLICE_MS = 8

export async function rebuildIndex(store: Store, isStopped: () => boolean): Promise<void> {
  store.transaction(() => emptyIndex(store.sqlite))
  for (;;) {
    await setImmediate()
    // Not whole yet: the next start begins anew.
    if (isStopped() || store.transaction(() => fillIndex(store.sqlite, SLICE_MS))) return
  }
}
