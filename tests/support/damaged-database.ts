// Leaves a data folder the way a crash, a bad disk or a newer studio leaves it.
import Database from 'better-sqlite3'
import { randomBytes } from 'node:crypto'
import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const databaseOf = (dataDir: string): string => join(dataDir, 'studio.db')

/** Overwrites the header; what follows stays. */
export function breakDatabase(dataDir: string): void {
  const bytes = readFileSync(databaseOf(dataDir))
  bytes.fill(0x58, 0, 100)
  writeFileSync(databaseOf(dataDir), bytes)
}

export function makeDatabaseNewer(dataDir: string): void {
  const sqlite = new Database(databaseOf(dataDir))
  sqlite.pragma('user_version = 9999')
  sqlite.close()
}

/** SQLite's, as the studio makes its database. */
const PAGE_BYTES = 4096

/** Ways in which a disk, a copy or another program ruins a database: each leaves nothing that SQLite would open as it was. */
export const corruptions: Readonly<Record<string, (path: string) => void>> = {
  'a zeroed header': (path) => zero(path, 0, 100),
  'a truncated file': (path) => truncateSync(path, 5000),
  garbage: (path) => writeFileSync(path, Buffer.from('not a database at all '.repeat(500))),
  'an empty file': (path) => writeFileSync(path, ''),
  // Where the items' own table begins.
  'a zeroed page': (path) => zero(path, (rootPageOf(path, 'transcript_items') - 1) * PAGE_BYTES, PAGE_BYTES),
}

/** Of what no start reads. */
export function rotDatabase(dataDir: string): void {
  const path = databaseOf(dataDir)
  zero(path, (rootPageOf(path, 'document_revisions') - 1) * PAGE_BYTES, PAGE_BYTES)
}

function zero(path: string, at: number, length: number): void {
  const bytes = readFileSync(path)
  bytes.fill(0, at, at + length)
  writeFileSync(path, bytes)
}

function rootPageOf(path: string, table: string): number {
  const sqlite = new Database(path, { readonly: true })
  try {
    return Number(sqlite.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table))
  } finally {
    sqlite.close()
  }
}

/** What happens to files: each leaves the database of the folder so. */
export const damages = {
  'zeroed header': (dataDir: string) => change(dataDir, (bytes) => bytes.fill(0, 0, 100)),
  truncated: (dataDir: string) =>
    change(dataDir, (bytes) => bytes.subarray(0, Math.floor(bytes.length * 0.6))),
  garbage: (dataDir: string) => change(dataDir, (bytes) => randomBytes(bytes.length)),
  empty: (dataDir: string) => change(dataDir, () => Buffer.alloc(0)),
  'zeroed page': (dataDir: string) =>
    change(dataDir, (bytes) => bytes.fill(0, 20 * PAGE_SIZE, 21 * PAGE_SIZE)),
} as const

const PAGE_SIZE = 4096

function change(dataDir: string, damage: (bytes: Buffer) => Buffer): void {
  writeFileSync(databaseOf(dataDir), damage(readFileSync(databaseOf(dataDir))))
}
