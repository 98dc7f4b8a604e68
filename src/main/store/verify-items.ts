// Finds items whose bytes changed on the disk: what SQLite's own check cannot see.
import type { Database } from 'better-sqlite3'
import { itemChecksum, type ItemRow } from './item-checksum.ts'

export interface DamagedItem {
  sessionId: string
  itemId: string
}

export function findDamagedItems(sqlite: Database): DamagedItem[] {
  const rows = sqlite
    .prepare<[], Omit<ItemRow, 'interrupted'> & { interrupted: number }>(
      `SELECT session_id AS sessionId, item_id AS itemId, previous_item_id AS previousItemId, position, role, type,
         status, text, interrupted, heard_ms AS heardMs, audio_start_ms AS audioStartMs,
         audio_end_ms AS audioEndMs, payload, created_at AS createdAt, sha256 FROM transcript_items`,
    )
    .iterate()
  const damaged: DamagedItem[] = []
  for (const row of rows) {
    if (itemChecksum({ ...row, interrupted: row.interrupted === 1 }) === row.sha256) continue
    damaged.push({ sessionId: row.sessionId, itemId: row.itemId })
  }
  return damaged
}
