// The pages of a database file as they lie on the disk, without SQLite: it refuses a damaged file, and most of one is
// usually whole. What the write-ahead log holds of a page comes before what the file holds.
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { readLog } from './write-ahead-log.ts'

const MAGIC = 'SQLite format 3\0'
/** What every database of the studio was made with. */
const USUAL_PAGE_SIZE = 4096

export interface PageFile {
  pageSize: number
  /** Of a page, for content. */
  usable: number
  pages: number
  /** The first 100 bytes can be believed. */
  hasHeader: boolean
  /** From 1 on; null = beyond the end. */
  page(n: number): Buffer | null
  close(): void
}

export function openPageFile(path: string): PageFile {
  const file = openSync(path, 'r')
  const { size } = fstatSync(file)
  const head = Buffer.alloc(100)
  readSync(file, head, 0, Math.min(100, size), 0)
  const hasHeader = head.toString('latin1', 0, 16) === MAGIC && isPageSize(pageSizeIn(head))
  const pageSize = hasHeader ? pageSizeIn(head) : USUAL_PAGE_SIZE
  const log = existsSync(`${path}-wal`) ? readLog(`${path}-wal`, pageSize) : null
  return {
    pageSize,
    usable: pageSize - (hasHeader ? (head[20] ?? 0) : 0),
    pages: Math.max(Math.floor(size / pageSize), log?.highest ?? 0),
    hasHeader,
    page(n) {
      const logged = log?.page(n) ?? null
      if (logged !== null) return logged
      if (n < 1 || n * pageSize > size) return null
      const bytes = Buffer.alloc(pageSize)
      return readSync(file, bytes, 0, pageSize, (n - 1) * pageSize) === pageSize ? bytes : null
    },
    close() {
      closeSync(file)
      log?.close()
    },
  }
}

function pageSizeIn(head: Buffer): number {
  const size = head.readUInt16BE(16)
  return size === 1 ? 65_536 : size
}

function isPageSize(size: number): boolean {
  return size >= 512 && size <= 65_536 && (size & (size - 1)) === 0
}
