// Rows of `transcript_items`. Saving is the hottest path of the studio: it runs on statements prepared once.
import { StudioError } from '../../../shared/errors.ts'
import type { Session } from '../../../shared/session/session.ts'
import type { TranscriptItem, TranscriptItemInput } from '../../../shared/transcript/item.ts'
import { speakerNamed, withSpeaker } from '../../../shared/transcript/item-payload.ts'
import { itemChecksum, type ItemRow } from '../item-checksum.ts'
import { orderItems, type PlacedItem } from '../item-order.ts'
import { readObject } from '../json-columns.ts'
import { mergeItem } from '../merge-item.ts'
import { perStore } from '../per-store.ts'
import type { Store } from '../store.ts'
import { getItemState } from './item-states.ts'
import { addVersion, listVersions } from './item-versions.ts'
import { listSessions } from './sessions.ts'

/** SQLite has no booleans. */
type RawRow = Omit<ItemRow, 'interrupted'> & { interrupted: number }

/** With what was done to the item since; see item-states.ts. */
type ReadRow = RawRow & { version: number | null; struckAt: number | null }

const selectItems = `SELECT item.session_id AS sessionId, item.item_id AS itemId, item.previous_item_id AS previousItemId,
    item.position, item.role, item.type, item.status, item.text, item.interrupted, item.heard_ms AS heardMs,
    item.audio_start_ms AS audioStartMs, item.audio_end_ms AS audioEndMs, item.payload, item.created_at AS createdAt,
    item.sha256, state.version, state.struck_at AS struckAt
  FROM transcript_items AS item
  LEFT JOIN item_states AS state ON state.session_id = item.session_id AND state.item_id = item.item_id
  WHERE item.session_id = ?`

const statements = perStore(({ sqlite }) => ({
  one: sqlite.prepare<[string, string], ReadRow>(`${selectItems} AND item.item_id = ?`),
  standing: sqlite.prepare<[string], ReadRow>(
    `${selectItems} AND state.replaced_by IS NULL ORDER BY item.position`,
  ),
  standingAfter: sqlite.prepare<[string, number, number], ReadRow>(
    `${selectItems} AND state.replaced_by IS NULL AND item.position > ? ORDER BY item.position LIMIT ?`,
  ),
  all: sqlite.prepare<[string], ReadRow>(`${selectItems} ORDER BY item.position`),
  last: sqlite.prepare<[string], { itemId: string; position: number }>(
    `SELECT item_id AS itemId, position FROM transcript_items WHERE session_id = ? ORDER BY position DESC LIMIT 1`,
  ),
  isAwaited: sqlite.prepare<[string, string], { 1: 1 }>(
    `SELECT 1 FROM transcript_items WHERE session_id = ? AND previous_item_id = ? LIMIT 1`,
  ),
  placed: sqlite.prepare<[string], PlacedItem & { position: number }>(
    `SELECT item_id AS itemId, previous_item_id AS previousItemId, position FROM transcript_items
     WHERE session_id = ? ORDER BY rowid`,
  ),
  move: sqlite.prepare<[number, string, string]>(
    `UPDATE transcript_items SET position = ? WHERE session_id = ? AND item_id = ?`,
  ),
  write: sqlite.prepare<[RawRow]>(
    `INSERT INTO transcript_items (session_id, item_id, previous_item_id, position, role, type, status, text,
       interrupted, heard_ms, audio_start_ms, audio_end_ms, payload, created_at, sha256)
     VALUES (@sessionId, @itemId, @previousItemId, @position, @role, @type, @status, @text, @interrupted, @heardMs,
       @audioStartMs, @audioEndMs, @payload, @createdAt, @sha256)
     ON CONFLICT (session_id, item_id) DO UPDATE SET previous_item_id = excluded.previous_item_id,
       position = excluded.position, role = excluded.role, type = excluded.type, status = excluded.status,
       text = excluded.text, interrupted = excluded.interrupted, heard_ms = excluded.heard_ms,
       audio_start_ms = excluded.audio_start_ms, audio_end_ms = excluded.audio_end_ms, payload = excluded.payload,
       sha256 = excluded.sha256`,
  ),
}))

function toItem(raw: ReadRow): TranscriptItem {
  const { sha256: _, version, struckAt, ...row } = raw
  return {
    ...row,
    interrupted: row.interrupted === 1,
    payload: readObject(row.payload),
    ...(version !== null && { version }),
    ...(struckAt !== null && { struckAt }),
  }
}

function toRow(sessionId: string, item: TranscriptItemInput, position: number): RawRow {
  const payload = item.payload === null ? null : JSON.stringify(item.payload)
  const row = { ...item, sessionId, payload, position }
  return { ...row, interrupted: item.interrupted ? 1 : 0, sha256: itemChecksum(row) }
}

/** Half a surrogate pair cannot be stored as UTF-8; said so here, the item reads back as it was saved. */
function asStorable(item: TranscriptItemInput): TranscriptItemInput {
  const whole = (text: string) => text.replace(/\p{Cs}/gu, '\ufffd')
  return {
    ...item,
    itemId: whole(item.itemId),
    previousItemId: item.previousItemId === null ? null : whole(item.previousItemId),
    text: item.text === null ? null : whole(item.text),
  }
}

export interface SavedItem {
  item: TranscriptItem
  /** True when other items of the session got other positions. */
  movedOthers: boolean
}

/**
 * Saves an item, new or known (see `mergeItem` for what a second save may change), and returns it as it stands.
 * When this returns, the item is on the disk. An append at the end costs the same at any length of the session.
 * Throws NOT_FOUND for a session that is not there, DISK_FULL when nothing could be written.
 */
export function saveTranscriptItem(
  store: Store,
  sessionId: string,
  item: TranscriptItemInput,
): TranscriptItem {
  return saveAndPlaceItem(store, sessionId, item).item
}

/** The same, and says whether the screen must fetch the others again. */
export function saveAndPlaceItem(store: Store, sessionId: string, item: TranscriptItemInput): SavedItem {
  return save(store, sessionId, item, mergeItem)
}

/** The same, by one who knows the whole order: the predecessor said last is the one that counts. */
export function placeTranscriptItem(store: Store, sessionId: string, item: TranscriptItemInput): SavedItem {
  return save(store, sessionId, item, (stored, incoming) => ({
    ...mergeItem(stored, incoming),
    previousItemId: incoming.previousItemId,
  }))
}

type Merge = typeof mergeItem

function save(store: Store, sessionId: string, item: TranscriptItemInput, merge: Merge): SavedItem {
  const sql = statements(store)
  const input = asStorable(item)
  return store.transaction(() => {
    const known = sql.one.get(sessionId, input.itemId)
    return known === undefined
      ? insertItem(store, sessionId, afterPieces(store, sessionId, input))
      : updateItem(store, toItem(known), input, merge)
  })
}

/** What follows a turn that was split or merged follows the last of what stands in its place. */
function afterPieces(store: Store, sessionId: string, input: TranscriptItemInput): TranscriptItemInput {
  let { previousItemId } = input
  const seen = new Set<string>()
  while (previousItemId !== null && !seen.has(previousItemId)) {
    seen.add(previousItemId)
    const last = getItemState(store, { sessionId, itemId: previousItemId }).replacedBy?.at(-1)
    if (last === undefined) break
    previousItemId = last
  }
  return previousItemId === input.previousItemId ? input : { ...input, previousItemId }
}

function updateItem(
  store: Store,
  stored: TranscriptItem,
  input: TranscriptItemInput,
  merge: Merge,
): SavedItem {
  const merged = keepChosenWords(store, stored, input, merge(stored, input))
  const { sessionId, position } = stored
  statements(store).write.run(toRow(sessionId, merged, position))
  const movedOthers = merged.previousItemId !== stored.previousItemId && renumber(store, sessionId)
  return { item: requireItem(store, sessionId, input.itemId), movedOthers }
}

/** The words that count were chosen: others that come late from a talk stand beside them as one more version. */
function keepChosenWords(
  store: Store,
  stored: TranscriptItem,
  input: TranscriptItemInput,
  merged: TranscriptItemInput,
): TranscriptItemInput {
  if (stored.version === undefined || stored.version === null) return merged
  const { sessionId, itemId } = stored
  const { text, status, createdAt } = input
  const versions = listVersions(store, sessionId, itemId)
  if (text && status === 'completed' && !versions.some((version) => version.text === text)) {
    const unknown = { engine: null, model: null, words: null, speaker: null, jobId: null }
    addVersion(store, { ...unknown, sessionId, itemId, source: 'live', text, createdAt })
  }
  return { ...merged, text: stored.text, payload: withSpeaker(merged.payload, speakerNamed(stored.payload)) }
}

/**
 * Writes what a version says into its item, whatever stood there. A known item only; runs in the caller's transaction,
 * which keeps the version.
 */
export function reviseItem(
  store: Store,
  { sessionId, itemId }: Pick<TranscriptItem, 'sessionId' | 'itemId'>,
  changes: Partial<Pick<TranscriptItemInput, 'text' | 'payload' | 'role' | 'status' | 'audioEndMs'>>,
): TranscriptItem {
  const item = { ...requireItem(store, sessionId, itemId), ...changes }
  statements(store).write.run(toRow(sessionId, asStorable(item), item.position))
  return requireItem(store, sessionId, itemId)
}

function insertItem(store: Store, sessionId: string, input: TranscriptItemInput): SavedItem {
  const sql = statements(store)
  const last = sql.last.get(sessionId)
  const end = last === undefined ? 0 : last.position + 1
  try {
    sql.write.run(toRow(sessionId, input, end))
  } catch (error) {
    throw asMissingSession(error)
  }
  const followsLast = last === undefined || input.previousItemId === last.itemId
  if (followsLast && sql.isAwaited.get(sessionId, input.itemId) === undefined) {
    return { item: { ...input, sessionId, position: end }, movedOthers: false }
  }
  const movedOthers = renumber(store, sessionId)
  return { item: requireItem(store, sessionId, input.itemId), movedOthers }
}

/** Writes only the positions that changed; true when there were any. */
function renumber(store: Store, sessionId: string): boolean {
  const sql = statements(store)
  const placed = sql.placed.all(sessionId)
  const positions = new Map(placed.map(({ itemId, position }) => [itemId, position]))
  let moved = false
  for (const [position, itemId] of orderItems(placed).entries()) {
    if (positions.get(itemId) === position) continue
    sql.move.run(position, sessionId, itemId)
    moved = true
  }
  return moved
}

function asMissingSession(error: unknown): unknown {
  const isForeignKey =
    error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY'
  if (!isForeignKey) return error
  return new StudioError(
    'NOT_FOUND',
    'This session is not in your library any more, so what was said could not be added to it.',
  )
}

export function findItem(store: Store, sessionId: string, itemId: string): TranscriptItem | null {
  const row = statements(store).one.get(sessionId, itemId)
  return row === undefined ? null : toItem(row)
}

/** Throws when it is gone: callers know that it is there. */
export function requireItem(store: Store, sessionId: string, itemId: string): TranscriptItem {
  const item = findItem(store, sessionId, itemId)
  if (item === null) throw new Error(`Item ${itemId} of session ${sessionId} is gone`)
  return item
}

/** null = nothing was said in the session yet. */
export function lastItemId(store: Store, sessionId: string): string | null {
  return statements(store).last.get(sessionId)?.itemId ?? null
}

/** A session's items in canonical order: those that stand, not those that were split or merged. */
export function listItems(store: Store, sessionId: string): TranscriptItem[] {
  return statements(store).standing.all(sessionId).map(toItem)
}

/** The same, of those behind a position at most `limit`. */
export function listItemsAfter(
  store: Store,
  sessionId: string,
  position: number,
  limit: number,
): TranscriptItem[] {
  return statements(store).standingAfter.all(sessionId, position, limit).map(toItem)
}

/** The same, and in between those in whose place others stand. */
export function listKeptItems(store: Store, sessionId: string): TranscriptItem[] {
  return statements(store).all.all(sessionId).map(toItem)
}

/** All sessions of the project that have items, oldest first. */
export function getTranscriptForProject(
  store: Store,
  projectId: string,
): { session: Session; items: TranscriptItem[] }[] {
  return listSessions(store, projectId)
    .map((session) => ({ session, items: listItems(store, session.id) }))
    .filter(({ items }) => items.length > 0)
}
