// The ids of a project's transcript items in order: oldest session first. Ids only, since it runs at every request.
import { perStore } from '../store/per-store.ts'
import type { Store } from '../store/store.ts'

const statements = perStore(({ sqlite }) => ({
  ids: sqlite
    .prepare<[string], string>(
      `SELECT item.item_id FROM sessions AS session JOIN transcript_items AS item ON item.session_id = session.id
       WHERE session.project_id = ? ORDER BY session.rowid, item.position`,
    )
    .pluck(),
}))

export function transcriptOrder(store: Store, projectId: string): string[] {
  return statements(store).ids.all(projectId)
}
