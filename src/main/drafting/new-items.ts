// What was said since the last finished job read the transcript. Items are counted by session in the order they were
// first stored: neither clocks nor places are asked, for items come late and places move.
import { toldItems } from './told-items.ts'
import { readCounts } from '../store/json-columns.ts'
import { perStore } from '../store/per-store.ts'
import type { Store } from '../store/store.ts'

const said = `item.type = 'message' AND item.role IN ('user', 'assistant')`

const statements = perStore(({ sqlite }) => ({
  stored: sqlite.prepare<[string], { sessionId: string; itemId: string }>(
    `SELECT item.session_id AS sessionId, item.item_id AS itemId
     FROM sessions AS session JOIN transcript_items AS item ON item.session_id = session.id
     WHERE session.project_id = ? AND ${said} ORDER BY session.rowid, item.rowid`,
  ),
  counts: sqlite.prepare<[string], { sessionId: string; count: number }>(
    `SELECT session.id AS sessionId, count(*) AS count
     FROM sessions AS session JOIN transcript_items AS item ON item.session_id = session.id
     WHERE session.project_id = ? AND ${said} GROUP BY session.rowid ORDER BY session.rowid`,
  ),
  behind: sqlite
    .prepare<[string, number], string>(
      `SELECT item.item_id FROM transcript_items AS item WHERE item.session_id = ? AND ${said}
       ORDER BY item.rowid LIMIT -1 OFFSET ?`,
    )
    .pluck(),
  finished: sqlite
    .prepare<[string], string>(
      `SELECT items_read FROM draft_jobs
       WHERE project_id = ? AND status = 'complete' AND undone_at IS NULL AND items_read IS NOT NULL
       ORDER BY rowid DESC LIMIT 1`,
    )
    .pluck(),
}))

export interface NewItems {
  /** Not in any order of the transcript. */
  newItemIds: string[]
  /** What a job that reads now has read. */
  itemsRead: Record<string, number>
}

/** A job whose changes the author took out again has read nothing. Of what was read, nothing but its number is looked at. */
export function newItems(store: Store, projectId: string): NewItems {
  const { counts, behind, finished } = statements(store)
  const itemsRead = finished.get(projectId)
  const read = new Map(Object.entries(itemsRead === undefined ? {} : readCounts(itemsRead)))
  const now = counts.all(projectId)
  const newItemIds = now.flatMap(({ sessionId, count }) => {
    const before = read.get(sessionId) ?? 0
    return count > before ? behind.all(sessionId, before) : []
  })
  return {
    newItemIds: toldItems(store, projectId).newOf(newItemIds),
    itemsRead: Object.fromEntries(now.map(({ sessionId, count }) => [sessionId, count])),
  }
}

/** `itemsRead`, as if each session had been read up to the first of `unread` only. */
export function readUpTo(
  store: Store,
  projectId: string,
  itemsRead: Record<string, number>,
  unread: readonly string[],
): Record<string, number> {
  if (unread.length === 0) return itemsRead
  const left = toldItems(store, projectId).withReplaced(unread)
  const read = new Map<string, number>()
  const ended = new Set<string>()
  for (const { sessionId, itemId } of statements(store).stored.all(projectId)) {
    const count = read.get(sessionId) ?? 0
    if (left.has(itemId) || count >= (itemsRead[sessionId] ?? 0)) ended.add(sessionId)
    if (!ended.has(sessionId)) read.set(sessionId, count + 1)
  }
  return Object.fromEntries(read)
}
