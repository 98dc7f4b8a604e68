// Rows out of the bytes of a page. Format: https://www.sqlite.org/fileformat2.html#b_tree_pages
import type { PageFile } from './page-file.ts'

export const LEAF = 0x0d
export const BRANCH = 0x05

export type StoredValue = string | number | Buffer | null

export interface StoredRow {
  rowid: number
  values: StoredValue[]
}

/** Rows of a leaf that can be read; `lost` counts those that cannot. */
export function rowsOfLeaf(file: PageFile, n: number): { rows: StoredRow[]; lost: number } {
  const rows: StoredRow[] = []
  let lost = 0
  const page = file.page(n)
  const cells = page === null ? [] : cellsOf(page, n, LEAF)
  for (const at of cells) {
    const row = page === null ? null : readRow(file, page, at)
    if (row === null) lost += 1
    else rows.push(row)
  }
  return { rows, lost }
}

export function kindOf(page: Buffer, n: number): number {
  return page[start(n)] ?? 0
}

/** Pages below a branch, in order; empty when it is none. */
export function childrenOf(page: Buffer, n: number): number[] {
  const cells = cellsOf(page, n, BRANCH)
  const children = cells.filter((at) => at + 4 <= page.length).map((at) => page.readUInt32BE(at))
  return cells.length === 0 && kindOf(page, n) !== BRANCH
    ? []
    : [...children, page.readUInt32BE(start(n) + 8)]
}

/** Of the first page the file's header takes the first 100 bytes. */
function start(n: number): number {
  return n === 1 ? 100 : 0
}

/** Where the cells begin; empty for a page that is not of `kind`, or is damaged. */
function cellsOf(page: Buffer, n: number, kind: typeof LEAF | typeof BRANCH): number[] {
  const at = start(n)
  if (page[at] !== kind) return []
  const count = page.readUInt16BE(at + 3)
  const first = at + (kind === LEAF ? 8 : 12)
  if (first + count * 2 > page.length) return []
  const cells = Array.from({ length: count }, (_, index) => page.readUInt16BE(first + index * 2))
  return cells.filter((cell) => cell >= first + count * 2 && cell < page.length - 3)
}

function readRow(file: PageFile, page: Buffer, at: number): StoredRow | null {
  const size = varint(page, at)
  const rowid = size === null ? null : varint(page, size.next)
  if (size === null || rowid === null || size.value > file.pages * file.pageSize) return null
  const payload = readPayload(file, page, rowid.next, size.value)
  const values = payload === null ? null : readRecord(payload)
  return values === null ? null : { rowid: rowid.value, values }
}

/** The part on this page, and what follows on others. */
function readPayload(file: PageFile, page: Buffer, at: number, size: number): Buffer | null {
  const { usable } = file
  const most = usable - 35
  if (size <= most) return at + size <= page.length ? page.subarray(at, at + size) : null
  const least = Math.floor(((usable - 12) * 32) / 255) - 23
  const fitting = least + ((size - least) % (usable - 4))
  const here = fitting <= most ? fitting : least
  if (at + here + 4 > page.length) return null
  const parts = [page.subarray(at, at + here)]
  let left = size - here
  for (let next = page.readUInt32BE(at + here); left > 0;) {
    const more = file.page(next)
    if (next < 2 || more === null) return null
    parts.push(more.subarray(4, 4 + Math.min(left, usable - 4)))
    left -= usable - 4
    next = more.readUInt32BE(0)
  }
  return Buffer.concat(parts)
}

function readRecord(payload: Buffer): StoredValue[] | null {
  const header = varint(payload, 0)
  if (header === null || header.value > payload.length) return null
  const values: StoredValue[] = []
  let body = header.value
  for (let at = header.next; at < header.value;) {
    const type = varint(payload, at)
    if (type === null) return null
    at = type.next
    const length = lengthOf(type.value)
    if (length === null || body + length > payload.length) return null
    values.push(valueOf(type.value, payload.subarray(body, body + length)))
    body += length
  }
  return body === payload.length ? values : null
}

const NUMBER_LENGTHS = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0]

function lengthOf(type: number): number | null {
  if (type < 10) return NUMBER_LENGTHS[type] ?? null
  return type < 12 ? null : (type - (type % 2 === 0 ? 12 : 13)) / 2
}

function valueOf(type: number, bytes: Buffer): StoredValue {
  if (type >= 12) return type % 2 === 0 ? bytes : bytes.toString('utf8')
  if (type === 0) return null
  if (type === 7) return bytes.readDoubleBE(0)
  if (type === 8 || type === 9) return type - 8
  return bytes.length === 8 ? Number(bytes.readBigInt64BE(0)) : bytes.readIntBE(0, bytes.length)
}

/** null = it reaches beyond the end. */
function varint(bytes: Buffer, at: number): { value: number; next: number } | null {
  let value = 0n
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[at + index]
    if (byte === undefined) return null
    if (index === 8) value = (value << 8n) | BigInt(byte)
    else value = (value << 7n) | BigInt(byte & 0x7f)
    if (byte < 0x80 || index === 8) return { value: Number(BigInt.asIntN(64, value)), next: at + index + 1 }
  }
  return null
}
