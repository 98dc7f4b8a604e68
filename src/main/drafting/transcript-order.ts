// The ids of a project's transcript items in order: oldest session first. Ids only: this runs at every request, and a
// long transcript is read by it piece by piece.
import { perStore } from '../store/per-store.ts'
import type { Store } from '../store/store.ts'

const statements = perStore(({ sqlite }) => ({
  ids: sqlite
    .prepare<[string], string>(
      `SELECT item.item_id FROM sessions AS session JOIN transcript_items AS item ON item.session_id = session.id
       WHERE session.project_id = ? AND item.type = 'message' AND item.role IN ('user', 'assistant')
       ORDER BY session.rowid, item.position`,
    )
    .pluck(),
  sessions: sqlite
    .prepare<[string], string>(`SELECT id FROM sessions WHERE project_id = ? ORDER BY rowid`)
    .pluck(),
  ofSession: sqlite
    .prepare<[string], string>(`SELECT item_id FROM transcript_items WHERE session_id = ? ORDER BY position`)
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
