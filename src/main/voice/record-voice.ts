// What was said reaches the disk: log lines first, then the items made of them, in one transaction.
import type { LogEntry } from '../../shared/realtime/log-entry.ts'
import type { TranscriptItem, TranscriptItemInput } from '../../shared/transcript/item.ts'
import type { ServiceContext } from '../context.ts'
import { finalizeTranscript } from '../store/queries/project-transcripts.ts'
import { appendLogEntries } from '../store/queries/realtime-events.ts'
import { getItemState } from '../store/queries/item-states.ts'
import { requireSession } from '../store/queries/sessions.ts'
import { listItems, placeTranscriptItem } from '../store/queries/transcript.ts'

interface Recorded {
  entries: readonly LogEntry[]
  items: readonly TranscriptItemInput[]
}

/**
 * When this returns, all of it is on the disk; the same again changes nothing. A session that has ended takes late
 * transcripts too: its final transcript is made anew. Throws NOT_FOUND, DISK_FULL.
 */
export function recordVoice(ctx: ServiceContext, sessionId: string, { entries, items }: Recorded): void {
  const { store } = ctx
  const { projectId, changed } = store.transaction(() => {
    const session = requireSession(store, sessionId)
    appendLogEntries(store, sessionId, entries)
    const saved = saveItems(ctx, sessionId, items)
    if (session.status === 'ended' && saved.length > 0) finalizeTranscript(store, sessionId, ctx.now())
    return { projectId: session.projectId, changed: saved }
  })
  if (changed.length > 0) ctx.emit('transcript.changed', { projectId, sessionId, items: changed })
}

/** What the screen must show anew: the saved items, or all of them when others moved. */
function saveItems(
  { store }: ServiceContext,
  sessionId: string,
  items: readonly TranscriptItemInput[],
): TranscriptItem[] {
  const changed = new Map<string, TranscriptItem>()
  let moved = false
  for (const input of items) {
    const { item, movedOthers } = placeTranscriptItem(store, sessionId, input)
    // Others stand in its place: it is kept, and not shown.
    if (getItemState(store, item).replacedBy === null) changed.set(item.itemId, item)
    moved ||= movedOthers
  }
  return moved ? listItems(store, sessionId) : [...changed.values()]
}
