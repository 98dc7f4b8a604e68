// The ids of a project's transcript items in order: oldest session first. Ids only: this runs at every request, and a
// long transcript is read by it piece by piece. What the author left out of the book, and turns in whose place others
// stand, are not among them.
import { perStore } from '../store/per-store.ts'
import type { Store } from '../store/store.ts'

/** Joined to `item`. */
const isTold = `NOT EXISTS (SELECT 1 FROM item_states AS state WHERE state.session_id = item.session_id
  AND state.item_id = item.item_id AND (state.struck_at IS NOT NULL OR state.replaced_by IS NOT NULL))`

const statements = perStore(({ sqlite }) => ({
  ids: sqlite
    .prepare<[string], string>(
      `SELECT item.item_id FROM sessions AS session JOIN transcript_items AS item ON item.session_id = session.id
       WHERE session.project_id = ? AND item.type = 'message' AND item.role IN ('user', 'assistant') AND ${isTold}
       ORDER BY session.rowid, item.position`,
    )
    .pluck(),
  sessions: sqlite
    .prepare<[string], string>(`SELECT id FROM sessions WHERE project_id = ? ORDER BY rowid`)
    .pluck(),
  ofSession: sqlite
    .prepare<[string], string>(
      `SELECT item.item_id FROM transcript_items AS item WHERE item.session_id = ? AND ${isTold} ORDER BY item.position`,
    )
    .pluck(),
}))

/** What was said only: the call that asks for a draft is an item too, and is nothing new to draft from. */
export function transcriptOrder(store: Store, projectId: string): string[] {
  return statements(store).ids.all(projectId)
}

/** Oldest first. */
export function sessionIdsInOrder(store: Store, projectId: string): string[] {
  return statements(store).sessions.all(projectId)
}

export function itemIdsInOrder(store: Store, sessionId: string): string[] {
  return statements(store).ofSession.all(sessionId)
}
