// A checksum of what was said. SQLite's own check misses bytes that change inside a page; this does not.
import { createHash } from 'node:crypto'
import type { transcriptItems } from './schema.ts'

export type ItemRow = typeof transcriptItems.$inferSelect

/** sha256, hex. `position` is left out: it follows from the other items. */
export function itemChecksum(row: Omit<ItemRow, 'position' | 'sha256'>): string {
  const said = [
    row.sessionId,
    row.itemId,
    row.previousItemId,
    row.role,
    row.type,
    row.status,
    row.text,
    row.interrupted,
    row.heardMs,
    row.audioStartMs,
    row.audioEndMs,
    row.payload,
    row.createdAt,
  ]
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}
