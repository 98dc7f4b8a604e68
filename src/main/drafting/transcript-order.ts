// The ids of a project's transcript items in order: oldest session first. Ids only: this runs at every request, and a
// long transcript is read by it piece by piece.
import { perStore } from '../store/per-store.ts'
import type { Store } from '../store/store.ts'

export interface ItemPlace {
  sessionId: string
  itemId: string
}

const statements = perStore(({ sqlite }) => ({
  ids: sqlite
    .prepare<[string], string>(
      `SELECT item.item_id FROM sessions AS session JOIN transcript_items AS item ON item.session_id = session.id
       WHERE session.project_id = ? AND item.type = 'message' AND item.role IN ('user', 'assistant')
       ORDER BY session.rowid, item.position`,
    )
    .pluck(),
  places: sqlite.prepare<[string], ItemPlace>(
    `SELECT item.session_id AS sessionId, item.item_id AS itemId
     FROM sessions AS session JOIN transcript_items AS item ON item.session_id = session.id
     WHERE session.project_id = ? ORDER BY session.rowid, item.position`,
  ),
}))

/** What was said only: the call that asks for a draft is an item too, and is nothing new to draft from. */
export function transcriptOrder(store: Store, projectId: string): string[] {
  return statements(store).ids.all(projectId)
}

export function transcriptPlaces(store: Store, projectId: string): ItemPlace[] {
  return statements(store).places.all(projectId)
}
