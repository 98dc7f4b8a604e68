// Writes the items of an import in file order. Many small transactions with pauses, because SQLite runs on the thread
// of the window's requests; nobody sees the rows until their session is given a project.
import { sql } from 'drizzle-orm'
import type { TranscriptItemInput } from '../../shared/transcript/item.ts'
import { itemChecksum } from '../store/item-checksum.ts'
import { perStore } from '../store/per-store.ts'
import { transcriptItems } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import type { Pace } from './pace.ts'
import { createSnapshotBytes } from './snapshot-bytes.ts'

export interface AppendedItems {
  itemCount: number
  /** UTF-8 of the JSON array of the items in order. */
  snapshot: Uint8Array
  /** Of `snapshot`, hex. */
  sha256: string
}

const insertion = perStore(({ db }) =>
  db
    .insert(transcriptItems)
    .values({
      sessionId: sql.placeholder('sessionId'),
      itemId: sql.placeholder('itemId'),
      previousItemId: sql.placeholder('previousItemId'),
      position: sql.placeholder('position'),
      role: sql.placeholder('role'),
      type: sql.placeholder('type'),
      status: sql.placeholder('status'),
      text: sql.placeholder('text'),
      interrupted: sql.placeholder('interrupted'),
      heardMs: sql.placeholder('heardMs'),
      audioStartMs: sql.placeholder('audioStartMs'),
      audioEndMs: sql.placeholder('audioEndMs'),
      payload: sql.placeholder('payload'),
      createdAt: sql.placeholder('createdAt'),
      sha256: sql.placeholder('sha256'),
    })
    .prepare(),
)

/** Items of a new session; none may be there yet. Throws CANCELLED, DISK_FULL with the rows so far still there. */
export async function appendItems(
  store: Store,
  sessionId: string,
  items: Iterable<TranscriptItemInput>,
  pace: Pace,
  onProgress: (itemCount: number) => void,
): Promise<AppendedItems> {
  const rest = items[Symbol.iterator]()
  const snapshot = createSnapshotBytes()
  let position = 0

  /** Writes for as long as the pace allows; false once there is nothing left. */
  function writeSome(): boolean {
    do {
      const next = rest.next()
      if (next.done === true) return false
      snapshot.add(insertItem(store, sessionId, next.value, position))
      position += 1
    } while (!pace.due())
    return true
  }

  while (store.transaction(writeSome)) {
    onProgress(position)
    await pace.breathe()
  }
  const { bytes, sha256 } = snapshot.finish()
  return { itemCount: position, snapshot: bytes, sha256 }
}

/** Answers the item's part of the snapshot. */
function insertItem(store: Store, sessionId: string, item: TranscriptItemInput, position: number): string {
  const payload = item.payload === null ? null : JSON.stringify(item.payload)
  const { role, type, status, interrupted, ...rest } = item
  const { heardMs, audioStartMs, audioEndMs, createdAt } = rest
  const itemId = wellFormed(item.itemId)
  const previousItemId = item.previousItemId === null ? null : wellFormed(item.previousItemId)
  const text = item.text === null ? null : wellFormed(item.text)
  const said = { sessionId, itemId, previousItemId, position, role, type, status, text, interrupted }
  const timed = { heardMs, audioStartMs, audioEndMs }
  const row = { ...said, ...timed, payload, createdAt }
  insertion(store).run({ ...row, sha256: itemChecksum(row) })
  return JSON.stringify({ ...said, ...timed, payload: item.payload, createdAt })
}

/** Half a surrogate pair has no UTF-8: the database would keep another text than the one the checksum is of. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd')
}
