// Which leaf pages are of which table: by the trees that hang together, and for leaves whose branch is gone, by the shape
// of their rows.
import { BRANCH, childrenOf, kindOf, LEAF, rowsOfLeaf, type StoredRow } from './records.ts'
import type { PageFile } from './page-file.ts'

export interface TableFound {
  root: number
  /** As it was made; tells the order of its columns. */
  sql: string
}

export interface LeavesFound {
  /** By table. */
  leaves: Map<string, number[]>
  /** No tree that is known leads to them. */
  loose: number[]
  /** Pages that a tree leads to and that are damaged or gone. */
  unreadable: number
}

const INDEX_KINDS = new Set([0x02, 0x0a])
const SCHEMA_KINDS = new Set(['table', 'index', 'trigger', 'view'])

/** Wherever the schema lies: it is read from its leaves, so that its root need not be whole. */
export function findTables(file: PageFile): Map<string, TableFound> {
  const tables = new Map<string, TableFound>()
  for (let n = 1; n <= file.pages; n += 1) {
    const page = file.page(n)
    if (page === null || kindOf(page, n) !== LEAF) continue
    for (const { values } of rowsOfLeaf(file, n).rows) {
      const [kind, name, , root, sql] = values
      if (values.length !== 5 || typeof kind !== 'string' || !SCHEMA_KINDS.has(kind)) continue
      // A virtual table has no root.
      if (kind === 'table' && typeof name === 'string' && Number(root) > 0 && typeof sql === 'string')
        tables.set(name, { root: Number(root), sql })
    }
  }
  return tables
}

export function findLeaves(file: PageFile, tables: ReadonlyMap<string, TableFound>): LeavesFound {
  const leaves = new Map<string, number[]>()
  const seen = freePages(file)
  let unreadable = 0
  for (const [name, { root }] of tables) {
    const found: number[] = []
    const waiting = [root]
    for (let n = waiting.pop(); n !== undefined; n = waiting.pop()) {
      if (seen.has(n)) continue
      const page = file.page(n)
      const kind = page === null ? 0 : kindOf(page, n)
      if (kind === LEAF) found.push(n)
      else if (kind === BRANCH && page !== null) waiting.push(...childrenOf(page, n))
      // A table that is kept as an index: none of the studio's own.
      else if (INDEX_KINDS.has(kind)) continue
      else {
        unreadable += 1
        continue
      }
      seen.add(n)
    }
    leaves.set(name, found)
  }
  return { leaves, loose: looseLeaves(file, seen), unreadable }
}

function looseLeaves(file: PageFile, seen: ReadonlySet<number>): number[] {
  const loose: number[] = []
  for (let n = 2; n <= file.pages; n += 1) {
    const page = seen.has(n) ? null : file.page(n)
    if (page !== null && kindOf(page, n) === LEAF) loose.push(n)
  }
  return loose
}

/** What was deleted lies there still, and stays deleted. Without a header nobody knows which they are. */
function freePages(file: PageFile): Set<number> {
  const free = new Set<number>()
  const first = file.hasHeader ? file.page(1) : null
  for (let trunk = first?.readUInt32BE(32) ?? 0; trunk > 1 && !free.has(trunk);) {
    const page = file.page(trunk)
    free.add(trunk)
    if (page === null) break
    const count = Math.min(page.readUInt32BE(4), Math.floor(file.usable / 4) - 2)
    for (let at = 0; at < count; at += 1) free.add(page.readUInt32BE(8 + at * 4))
    trunk = page.readUInt32BE(0)
  }
  return free
}

/** The one table that every row of the leaf fits; null = none or several do. */
export function tableOfShape(
  rows: readonly StoredRow[],
  fits: ReadonlyMap<string, (row: StoredRow) => boolean>,
): string | null {
  if (rows.length === 0) return null
  const names = [...fits].filter(([, fit]) => rows.every(fit)).map(([name]) => name)
  return names.length === 1 ? (names[0] ?? null) : null
}
