// What was said since the last finished job read the transcript. Items are counted by session in the order they were
// first stored: neither clocks nor places are asked, for items come late and places move.
import { listDraftJobs } from '../store/queries/draft-jobs.ts'
import { perStore } from '../store/per-store.ts'
import type { Store } from '../store/store.ts'
import type { ItemPlace } from './transcript-order.ts'

const statements = perStore(({ sqlite }) => ({
  stored: sqlite.prepare<[string], ItemPlace>(
    `SELECT item.session_id AS sessionId, item.item_id AS itemId
     FROM sessions AS session JOIN transcript_items AS item ON item.session_id = session.id
     WHERE session.project_id = ? AND item.type = 'message' AND item.role IN ('user', 'assistant')
     ORDER BY session.rowid, item.rowid`,
  ),
}))

export interface NewItems {
  /** Not in any order of the transcript. */
  newItemIds: string[]
  /** What a job that reads now has read. */
  itemsRead: Record<string, number>
}

/** A job whose changes the author took out again has read nothing. */
export function newItems(store: Store, projectId: string): NewItems {
  const finished = listDraftJobs(store, projectId).find(
    (job) => job.status === 'complete' && job.undoneAt === null && job.itemsRead !== null,
  )
  const read = new Map(Object.entries(finished?.itemsRead ?? {}))
  const counts = new Map<string, number>()
  const newItemIds: string[] = []
  for (const { sessionId, itemId } of statements(store).stored.all(projectId)) {
    const count = (counts.get(sessionId) ?? 0) + 1
    counts.set(sessionId, count)
    if (count > (read.get(sessionId) ?? 0)) newItemIds.push(itemId)
  }
  return { newItemIds, itemsRead: Object.fromEntries(counts) }
}

/** `itemsRead`, as if each session had been read up to the first of `unread` only. */
export function readUpTo(
  store: Store,
  projectId: string,
  itemsRead: Record<string, number>,
  unread: readonly string[],
): Record<string, number> {
  if (unread.length === 0) return itemsRead
  const left = new Set(unread)
  const read = new Map<string, number>()
  const ended = new Set<string>()
  for (const { sessionId, itemId } of statements(store).stored.all(projectId)) {
    const count = read.get(sessionId) ?? 0
    if (left.has(itemId) || count >= (itemsRead[sessionId] ?? 0)) ended.add(sessionId)
    if (!ended.has(sessionId)) read.set(sessionId, count + 1)
  }
  return Object.fromEntries(read)
}
