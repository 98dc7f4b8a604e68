// Rows of `item_states`: which version of an item counts, whether it is struck out, and what stands in its place.
import { z } from 'zod'
import { versionChoosers } from '../../../shared/transcript/version.ts'
import { readStringList } from '../json-columns.ts'
import { perStore } from '../per-store.ts'
import type { Store } from '../store.ts'

export const itemStateSchema = z.object({
  itemId: z.string().min(1).max(200),
  version: z.number().int().positive().nullable(),
  versionBy: z.enum(versionChoosers).nullable(),
  struckAt: z.number().nullable(),
  /** Items that stand in its place, in order. */
  replacedBy: z.array(z.string().min(1).max(200)).nullable(),
})
export type ItemState = z.infer<typeof itemStateSchema>

export interface ItemKey {
  sessionId: string
  itemId: string
}

interface RawState extends Omit<ItemState, 'replacedBy'> {
  sessionId: string
  replacedBy: string | null
}

const columns = `session_id AS sessionId, item_id AS itemId, version, version_by AS versionBy, struck_at AS struckAt,
  replaced_by AS replacedBy`

const statements = perStore(({ sqlite }) => ({
  one: sqlite.prepare<[string, string], RawState>(
    `SELECT ${columns} FROM item_states WHERE session_id = ? AND item_id = ?`,
  ),
  ofSession: sqlite.prepare<[string], RawState>(
    `SELECT ${columns} FROM item_states WHERE session_id = ? ORDER BY item_id`,
  ),
  replaced: sqlite.prepare<[string], RawState>(
    `SELECT state.session_id AS sessionId, state.item_id AS itemId, version, version_by AS versionBy,
       struck_at AS struckAt, replaced_by AS replacedBy
     FROM sessions AS session JOIN item_states AS state ON state.session_id = session.id
     WHERE session.project_id = ? AND state.replaced_by IS NOT NULL`,
  ),
  struck: sqlite
    .prepare<[string], string>(
      `SELECT state.item_id FROM sessions AS session JOIN item_states AS state ON state.session_id = session.id
       WHERE session.project_id = ? AND state.struck_at IS NOT NULL`,
    )
    .pluck(),
  write: sqlite.prepare<[RawState]>(
    `INSERT INTO item_states (session_id, item_id, version, version_by, struck_at, replaced_by)
     VALUES (@sessionId, @itemId, @version, @versionBy, @struckAt, @replacedBy)
     ON CONFLICT (session_id, item_id) DO UPDATE SET version = excluded.version, version_by = excluded.version_by,
       struck_at = excluded.struck_at, replaced_by = excluded.replaced_by`,
  ),
}))

function toState({ itemId, version, versionBy, struckAt, replacedBy }: RawState): ItemState {
  return {
    ...{ itemId, version, versionBy, struckAt },
    replacedBy: replacedBy === null ? null : readStringList(replacedBy),
  }
}

/** An item that nothing was done to yet has no row; it is answered as one that says so. */
export function getItemState(store: Store, { sessionId, itemId }: ItemKey): ItemState {
  const row = statements(store).one.get(sessionId, itemId)
  return row === undefined
    ? { itemId, version: null, versionBy: null, struckAt: null, replacedBy: null }
    : toState(row)
}

export function listItemStates(store: Store, sessionId: string): ItemState[] {
  return statements(store).ofSession.all(sessionId).map(toState)
}

/** Of the whole project: items in whose place others stand. */
export function listReplacedItems(store: Store, projectId: string): (ItemState & ItemKey)[] {
  return statements(store)
    .replaced.all(projectId)
    .map((row) => ({ ...toState(row), sessionId: row.sessionId }))
}

/** Ids of the project's items that the author leaves out of the book. */
export function struckItems(store: Store, projectId: string): Set<string> {
  return new Set(statements(store).struck.all(projectId))
}

export function saveItemState(store: Store, sessionId: string, state: ItemState): void {
  const replacedBy = state.replacedBy === null ? null : JSON.stringify(state.replacedBy)
  statements(store).write.run({ ...state, sessionId, replacedBy })
}
