// Reads what can be read of a damaged database into a new one beside it, page by page and row by row. The damaged file is
// only read.
import Database from 'better-sqlite3'
import { existsSync, rmSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import type { SalvageReport } from '../../shared/ipc/views.ts'
import { applyMigrations, type Migration } from '../store/migrations.ts'
import { setPragmas } from '../store/pragmas.ts'
import { findDamagedItems } from '../store/verify-items.ts'
import { findLeaves, findTables, tableOfShape, type TableFound } from './find-tables.ts'
import { giveEachItsPlace } from './found-again.ts'
import { openPageFile, type PageFile } from './page-file.ts'
import { rowsOfLeaf, type StoredRow } from './records.ts'
import { salvagedTables, type SalvagedTable } from './salvaged-rows.ts'

/** Pages between two looks at what else there is to do. */
const STRETCH = 64

export interface Salvage {
  /** The damaged database; its log is read, too. */
  from: string
  /** Where the new one is written; removed first. */
  to: string
  migrations: readonly Migration[]
  now: number
}

/** The counts are of the new database, which is whole, closed, and holds all of them. */
export async function salvageDatabase({ from, to, migrations, now }: Salvage): Promise<SalvageReport> {
  for (const suffix of ['', '-wal', '-shm']) rmSync(to + suffix, { force: true })
  const file = openPageFile(from)
  const sqlite = new Database(to)
  try {
    setPragmas(sqlite)
    // It is synced whole before it is given its name.
    sqlite.pragma('synchronous = OFF')
    sqlite.pragma('foreign_keys = OFF')
    const found = findTables(file)
    const known = applyMigrations(sqlite, migrations.slice(0, versionOf(file, found, migrations)))
    const read = await readRows(file, sqlite, found)
    const again = sqlite.transaction(() => giveEachItsPlace(sqlite, now))()
    if (known.length < migrations.length) applyMigrations(sqlite, [...migrations])
    const changedTurns = findDamagedItems(sqlite).length
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
    return { ...countAll(sqlite), ...read, ...again, changedTurns, kept: null }
  } finally {
    file.close()
    sqlite.close()
    for (const suffix of ['-wal', '-shm']) if (existsSync(to + suffix)) rmSync(to + suffix)
  }
}

/** How many migrations it had seen: as its header says, or by the tables that are there. */
function versionOf(
  file: PageFile,
  found: ReadonlyMap<string, TableFound>,
  migrations: readonly Migration[],
): number {
  const told = file.hasHeader ? (file.page(1)?.readUInt32BE(60) ?? 0) : 0
  if (told > 0 && told <= migrations.length) return told
  const fitting = migrations.findLastIndex(({ statements }) =>
    statements.every((sql) => {
      const [, name] = /^CREATE TABLE [`"](\w+)[`"]/.exec(sql) ?? []
      return name === undefined || name.startsWith('__new_') || found.has(name)
    }),
  )
  return fitting < 0 ? migrations.length : fitting + 1
}

async function readRows(
  file: PageFile,
  sqlite: Database.Database,
  found: ReadonlyMap<string, TableFound>,
): Promise<Pick<SalvageReport, 'unreadablePages' | 'unreadableRows'>> {
  const tables = salvagedTables(sqlite, found)
  const { leaves, loose, unreadable } = findLeaves(file, found)
  let unreadableRows = 0
  const put = sqlite.transaction((table: SalvagedTable, rows: readonly StoredRow[]) => {
    for (const row of rows) if (!insert(sqlite, table, row)) unreadableRows += 1
  })
  let pages = 0
  for (const [name, table] of tables) {
    for (const n of leaves.get(name) ?? []) {
      const { rows, lost } = rowsOfLeaf(file, n)
      unreadableRows += lost
      put(table, rows)
      if (++pages % STRETCH === 0) await setImmediate()
    }
  }
  // Trees that are whole lead to everything: what is loose then was deleted.
  if (unreadable > 0 || found.size < tables.size) {
    const fits = new Map(
      [...tables].map(([name, table]) => [name, (row: StoredRow) => table.read(row) !== null]),
    )
    for (const n of loose) {
      const { rows } = rowsOfLeaf(file, n)
      const table = tables.get(tableOfShape(rows, fits) ?? '')
      if (table !== undefined) put(table, rows)
      if (++pages % STRETCH === 0) await setImmediate()
    }
  }
  return { unreadablePages: unreadable, unreadableRows }
}

/** False = it is no row of the table, or one like it is there. Its number is kept: it tells what was written first. */
function insert(sqlite: Database.Database, table: SalvagedTable, stored: StoredRow): boolean {
  const row = table.read(stored)
  if (row === null) return false
  return table.insert(sqlite, { ...row, __rowid: stored.rowid })
}

function countAll(sqlite: Database.Database) {
  const count = (from: string): number =>
    sqlite.prepare<[], number>(`SELECT count(*) FROM ${from}`).pluck().get() ?? 0
  return {
    allProjects: count('projects'),
    allSessions: count('sessions'),
    turns: count(`transcript_items WHERE type = 'message' AND trim(text) <> ''`),
    notes: count('notes') + count('todos'),
    manuscripts: count('documents WHERE words > 0'),
    revisions: count('document_revisions'),
  }
}
