// The check that a session's log, read again from its first line, makes the transcript that is stored.
import { stampedOf } from '../../shared/realtime/read-log.ts'
import { compareReplay, type ReplayDifference, type ShownItem } from '../../shared/transcript/replay.ts'
import {
  emptyTranscript,
  projectTranscript,
  reduceTranscript,
} from '../../shared/transcript/reduce-transcript.ts'
import { spokenItems } from '../../shared/transcript/spoken-items.ts'
import { nextLogSeq, readLog } from '../store/queries/realtime-events.ts'
import { listItems } from '../store/queries/transcript.ts'
import type { Store } from '../store/store.ts'

/** Longest log that is read back while the author waits. */
const MOST_ENTRIES = 200_000

/** The log in the place of the screen: `not_shown` = a row that the log does not tell of. None for a log too long. */
export function compareLog(store: Store, sessionId: string): ReplayDifference[] {
  const length = nextLogSeq(store, sessionId)
  if (length === 0 || length > MOST_ENTRIES) return []
  let state = emptyTranscript()
  for (const entry of readLog(store, sessionId)) {
    const stamped = stampedOf(entry)
    if (stamped !== null) state = reduceTranscript(state, stamped)
  }
  const told = spokenItems(projectTranscript(state)).map(asShown)
  return compareReplay(told, spokenItems(listItems(store, sessionId)).map(asShown)).differences
}

function asShown({ itemId, text }: ShownItem): ShownItem {
  return { itemId, text }
}
