// A session's log read again from its first line: what it tells, and whether that is the transcript that is stored.
import { stampedOf } from '../../shared/realtime/read-log.ts'
import type { CanonicalItem } from '../../shared/transcript/item-fold.ts'
import { compareReplay, type ReplayDifference, type ShownItem } from '../../shared/transcript/replay.ts'
import {
  emptyTranscript,
  projectTranscript,
  reduceTranscript,
} from '../../shared/transcript/reduce-transcript.ts'
import { spokenItems } from '../../shared/transcript/spoken-items.ts'
import { nextLogSeq, readLog } from '../store/queries/realtime-events.ts'
import { findItem, listKeptItems, placeTranscriptItem } from '../store/queries/transcript.ts'
import type { Store } from '../store/store.ts'
import { isMadeHere } from '../transcription/turn-ids.ts'

/** Longest log that is read back while the author waits: some hours of talk, well under a second. */
const MOST_ENTRIES = 60_000

/**
 * The log in the place of the screen: `not_shown` = a row that the log does not tell of. None for a log too long. What the
 * author did to turns since, and what was written down anew, is no difference.
 */
export function compareLog(store: Store, sessionId: string): ReplayDifference[] {
  const told = replayLog(store, sessionId)
  if (told === null) return []
  const stored = spokenItems(listKeptItems(store, sessionId)).filter(({ itemId }) => !isMadeHere(itemId))
  const rewritten = new Set(stored.flatMap(({ itemId, version }) => (version == null ? [] : [itemId])))
  const { differences } = compareReplay(spokenItems(told).map(asShown), stored.map(asShown))
  return differences.filter(({ kind, itemId }) => kind !== 'text' || !rewritten.has(itemId))
}

/**
 * After a crash: an item that was still growing has lines in the log and no row yet. Returns how many items were
 * brought back. What is stored already stays as it is.
 */
export function restoreFromLog(store: Store, sessionId: string): number {
  const told = replayLog(store, sessionId) ?? []
  return store.transaction(() => {
    let restored = 0
    told.forEach((item, n) => {
      const stored = findItem(store, sessionId, item.itemId)
      if (stored !== null && (stored.text !== null || item.text === null)) return
      const status = item.status === 'in_progress' ? 'incomplete' : item.status
      const previousItemId = told[n - 1]?.itemId ?? null
      placeTranscriptItem(store, sessionId, { ...item, status, previousItemId })
      restored += 1
    })
    return restored
  })
}

/** Items in order; null = there is no log, or it is too long. */
function replayLog(store: Store, sessionId: string): readonly CanonicalItem[] | null {
  const length = nextLogSeq(store, sessionId)
  if (length === 0 || length > MOST_ENTRIES) return null
  let state = emptyTranscript()
  for (const entry of readLog(store, sessionId)) {
    const stamped = stampedOf(entry)
    if (stamped !== null) state = reduceTranscript(state, stamped)
  }
  return projectTranscript(state)
}

function asShown({ itemId, text }: ShownItem): ShownItem {
  return { itemId, text }
}
