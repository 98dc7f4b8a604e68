// Gives every row of a staged project an id of its own, for a copy beside the original: in the columns that hold ids, and
// inside the JSON of those that tell of them.
import type { Database, Statement } from 'better-sqlite3'
import { createHash } from 'node:crypto'
import type { Pace } from '../import/pace.ts'
import { itemChecksum, type ItemRow } from '../store/item-checksum.ts'
import { hasCountedId, projectTables } from '../store/project-tables.ts'
import { columnsOf } from './stage-rows.ts'

/** What can be one inside a text; each is looked up, so that nothing else is touched. */
const TOKEN = /[A-Za-z0-9_-]{16,200}/g
/** A row may be a revision of a whole book. */
const PAGE = 20

export interface Renamed {
  projectId: string
  newIdOf(id: string): string
}

export async function renameIds(sqlite: Database, newId: () => string, pace: Pace): Promise<Renamed> {
  const renamed = new Map<string, string>()
  for (const table of projectTables.filter((one) => columnsOf(one).includes('id') && !hasCountedId(one))) {
    for (const id of sqlite.prepare<[], string>(`SELECT id FROM "${table.name}"`).pluck().all())
      renamed.set(id, newId())
  }
  const newIdOf = (id: string): string => renamed.get(id) ?? id
  const inText = (value: string): string => renamed.get(value) ?? value.replace(TOKEN, newIdOf)
  for (const { name } of projectTables) await renameInTable(sqlite, name, inText, pace)
  const projectId = sqlite.prepare<[], string>('SELECT id FROM projects').pluck().get() ?? ''
  sqlite.prepare(`UPDATE projects SET title = title || ' (copy)'`).run()
  return { projectId, newIdOf }
}

type Row = Record<string, string | number | null>

/** A page at a time: a statement that is read cannot be written beside. */
async function renameInTable(
  sqlite: Database,
  table: string,
  inText: (value: string) => string,
  pace: Pace,
): Promise<void> {
  const page = sqlite.prepare<[number], Row & { rowid: number }>(
    `SELECT rowid, * FROM "${table}" WHERE rowid > ? ORDER BY rowid LIMIT ${PAGE}`,
  )
  const updates = new Map<string, Statement<[Row]>>()
  for (let after = 0; ;) {
    const rows = page.all(after)
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.rowid
    for (const { rowid, ...row } of rows) {
      const next = withChecksums(table, row, renameRow(row, inText))
      const changed = Object.keys(row).filter((column) => row[column] !== next[column])
      if (changed.length === 0) continue
      const sets = changed.map((column) => `"${column}" = @${column}`).join(', ')
      const update =
        updates.get(sets) ?? sqlite.prepare<[Row]>(`UPDATE "${table}" SET ${sets} WHERE rowid = @rowid`)
      updates.set(sets, update)
      update.run({ ...next, rowid })
      await pace.breathe()
    }
  }
}

function renameRow(row: Row, inText: (value: string) => string): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, typeof value === 'string' ? inText(value) : value]),
  )
}

/** A checksum that was right is right again; one that was not keeps saying so. */
function withChecksums(table: string, before: Row, after: Row): Row {
  switch (table) {
    case 'transcript_items':
      return itemSha(before) === before['sha256'] ? { ...after, sha256: itemSha(after) } : after
    case 'project_transcripts':
      return shaOf(before['snapshot']) === before['sha256']
        ? { ...after, sha256: shaOf(after['snapshot']) }
        : after
    default:
      return after
  }
}

function itemSha(row: Row): string {
  const of = (column: string) => row[column] as never
  const item: Omit<ItemRow, 'position' | 'sha256'> = {
    sessionId: of('session_id'),
    itemId: of('item_id'),
    previousItemId: of('previous_item_id'),
    role: of('role'),
    type: of('type'),
    status: of('status'),
    text: of('text'),
    interrupted: row['interrupted'] === 1,
    heardMs: of('heard_ms'),
    audioStartMs: of('audio_start_ms'),
    audioEndMs: of('audio_end_ms'),
    payload: of('payload'),
    createdAt: of('created_at'),
  }
  return itemChecksum(item)
}

function shaOf(text: Row[string] | undefined): string {
  return createHash('sha256').update(String(text)).digest('hex')
}
