// Rows of `item_changes`: each time that other words came to count for an item, until a draft job was told of it.
import { perStore } from '../per-store.ts'
import type { Store } from '../store.ts'

export interface ItemChange {
  id: number
  sessionId: string
  itemId: string
  /** The version that counted before; null = it had no words. */
  version: number | null
  /** Left out of the book before. */
  struck: boolean
}

type RawChange = Omit<ItemChange, 'struck'> & { struck: number }

const statements = perStore(({ sqlite }) => ({
  insert: sqlite.prepare<[string, string, number | null, number, number]>(
    `INSERT INTO item_changes (session_id, item_id, version, struck, created_at) VALUES (?, ?, ?, ?, ?)`,
  ),
  unread: sqlite.prepare<[string], RawChange>(
    `SELECT change.id, change.session_id AS sessionId, change.item_id AS itemId, change.version, change.struck
     FROM sessions AS session JOIN item_changes AS change ON change.session_id = session.id
     LEFT JOIN draft_jobs AS job ON job.id = change.read_by
     WHERE session.project_id = ? AND (change.read_by IS NULL OR job.undone_at IS NOT NULL)
     ORDER BY change.id`,
  ),
  read: sqlite.prepare<[string, number]>(`UPDATE item_changes SET read_by = ? WHERE id = ?`),
}))

export function insertItemChange(store: Store, change: Omit<ItemChange, 'id'>, createdAt: number): void {
  const { sessionId, itemId, version, struck } = change
  statements(store).insert.run(sessionId, itemId, version, struck ? 1 : 0, createdAt)
}

/** Of the project, oldest first. Those told to a job whose changes were taken out again count as not told. */
export function listUnreadChanges(store: Store, projectId: string): ItemChange[] {
  return statements(store)
    .unread.all(projectId)
    .map((row) => ({ ...row, struck: row.struck === 1 }))
}

/** Runs in the transaction that completes the job. */
export function markChangesRead(store: Store, jobId: string, ids: readonly number[]): void {
  const { read } = statements(store)
  for (const id of ids) read.run(jobId, id)
}
