// The write-ahead log: the pages of transactions that were committed and not yet written to the database file.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

const HEADER = 32
const FRAME_HEADER = 24

export interface Log {
  /** The largest page number in it. */
  highest: number
  page(n: number): Buffer | null
  close(): void
}

/** null = it holds nothing that can be believed. Format: https://www.sqlite.org/fileformat2.html#walformat */
export function readLog(path: string, pageSize: number): Log | null {
  const file = openSync(path, 'r')
  const places = placesOf(file, pageSize)
  if (places.size === 0) {
    closeSync(file)
    return null
  }
  return {
    highest: Math.max(...places.keys()),
    page(n) {
      const at = places.get(n)
      return at === undefined ? null : read(file, at, pageSize)
    },
    close: () => closeSync(file),
  }
}

/** Where the newest committed state of each page begins. */
function placesOf(file: number, pageSize: number): Map<number, number> {
  const committed = new Map<number, number>()
  const { size } = fstatSync(file)
  const head = read(file, 0, HEADER)
  const magic = head?.readUInt32BE(0) ?? 0
  if (head === null || magic >>> 1 !== 0x377f0682 >>> 1 || head.readUInt32BE(8) !== pageSize) return committed
  const bigEndian = (magic & 1) === 1
  let sum = checksum(head.subarray(0, 24), [0, 0], bigEndian)
  if (!isSum(head, 24, sum)) return committed
  let pending = new Map<number, number>()
  for (let at = HEADER; at + FRAME_HEADER + pageSize <= size; at += FRAME_HEADER + pageSize) {
    const frame = read(file, at, FRAME_HEADER)
    const page = read(file, at + FRAME_HEADER, pageSize)
    // Of an earlier round: the log is written over from its beginning.
    if (frame === null || page === null || !frame.subarray(8, 16).equals(head.subarray(16, 24))) break
    sum = checksum(page, checksum(frame.subarray(0, 8), sum, bigEndian), bigEndian)
    if (!isSum(frame, 16, sum)) break
    pending.set(frame.readUInt32BE(0), at + FRAME_HEADER)
    if (frame.readUInt32BE(4) === 0) continue
    for (const [n, place] of pending) committed.set(n, place)
    pending = new Map()
  }
  return committed
}

type Sum = readonly [number, number]

function checksum(bytes: Buffer, [first, second]: Sum, bigEndian: boolean): Sum {
  let one = first
  let two = second
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    const x = bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)
    const y = bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)
    one = (one + x + two) >>> 0
    two = (two + y + one) >>> 0
  }
  return [one, two]
}

function isSum(bytes: Buffer, at: number, [one, two]: Sum): boolean {
  return bytes.readUInt32BE(at) === one && bytes.readUInt32BE(at + 4) === two
}

function read(file: number, at: number, length: number): Buffer | null {
  const bytes = Buffer.alloc(length)
  return readSync(file, bytes, 0, length, at) === length ? bytes : null
}
