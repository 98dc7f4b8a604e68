// The Opus packets of a WebM with their times. By hand, because a recording that a crash cut off in the middle has to be
// heard up to there: libraries for it give nothing of a cluster that is not whole.
import type { FileBytes } from './file-bytes.ts'
import { opusSeconds } from './opus-packet.ts'
import { UnreadableSound } from './unreadable-sound.ts'

export interface SoundPacket {
  /** In the file, seconds. */
  at: number
  seconds: number
  data: Uint8Array
}

const SEGMENT = 0x18538067
const INFO = 0x1549a966
const TIMESTAMP_SCALE = 0x2ad7b1
const TRACKS = 0x1654ae6b
const TRACK_ENTRY = 0xae
const CODEC_ID = 0x86
const CLUSTER = 0x1f43b675
const TIMESTAMP = 0xe7
const BLOCK_GROUP = 0xa0
const BLOCK = 0xa1
const SIMPLE_BLOCK = 0xa3

/** Walked into, not over; so those of unknown size need no end. */
const masters = new Set([SEGMENT, INFO, TRACKS, TRACK_ENTRY, CLUSTER, BLOCK_GROUP])
const read = new Set([TIMESTAMP_SCALE, CODEC_ID, TIMESTAMP, BLOCK, SIMPLE_BLOCK])
/** Block duration, reference, padding, position, size of the one before: numbers that may stand among blocks. */
const numbers = new Set([0x9b, 0xfb, 0x75a2, 0xa7, 0xab])
/** Cues and tags: where a file that was finished ends. */
const behind = new Set([0x1c53bb6b, 0x1254c367])
/** Of an id and a size. */
const HEAD = 12
/** No packet is as large. */
const MOST_BYTES = 64 * 1024
const NUMBER_BYTES = 8
const LACED = 0x06
/** Between two blocks. Seconds. */
const LONGEST_GAP = 30

/** Of the walk through a file. */
interface Walk {
  /** Nanoseconds a tick. */
  scale: number
  /** Ticks. */
  cluster: number
  /** Of the last block, seconds; null = none came yet. */
  last: number | null
  track: number | null
}

/** To the file's end, or to where it is cut off. Damage among the blocks is left out. */
export async function* webmPackets(bytes: FileBytes): AsyncGenerator<SoundPacket> {
  const walk: Walk = { scale: 1_000_000, cluster: 0, last: null, track: null }
  for (;;) {
    const head = readHead(await bytes.upTo(HEAD))
    if (head === null) {
      if ((await bytes.upTo(1)).length === 0) return
      bytes.skip(1)
      continue
    }
    const damaged = walk.last !== null && !mayFollow(head)
    const packet = damaged ? 'damaged' : await takeElement(walk, bytes, head)
    if (packet === 'damaged') {
      bytes.skip(1)
      continue
    }
    bytes.skip(masters.has(head.id) ? head.length : head.length + head.size)
    if (packet !== null) yield packet
  }
}

/** Whether it may stand where blocks are; what may not is damage, or at the end and of no interest. */
function mayFollow({ id, size }: Head): boolean {
  return (
    masters.has(id) ||
    behind.has(id) ||
    (read.has(id) && size <= MOST_BYTES) ||
    (numbers.has(id) && size <= NUMBER_BYTES)
  )
}

/** What the file ends in the middle of may be a block that was cut off, or one that never was. */
async function takeElement(
  walk: Walk,
  bytes: FileBytes,
  { id, length, size }: Head,
): Promise<SoundPacket | 'damaged' | null> {
  if (!read.has(id) || size > MOST_BYTES) return null
  const element = await bytes.peek(length + size)
  return element === null ? 'damaged' : take(walk, id, element.subarray(length))
}

function take(walk: Walk, id: number, content: Buffer): SoundPacket | 'damaged' | null {
  if (id === BLOCK || id === SIMPLE_BLOCK) return takeBlock(walk, content)
  if (id === CODEC_ID) {
    if (walk.last === null) checkCodec(content.toString('latin1'))
    return null
  }
  const number = content.length > NUMBER_BYTES ? Infinity : readUnsigned(content)
  if (id === TIMESTAMP) {
    if (!follows(walk, number)) return 'damaged'
    walk.cluster = number
  } else if (walk.last === null && Number.isFinite(number)) {
    walk.scale = number
  }
  return null
}

/** EBML lets a number have no bytes: it is 0 then. Beyond 2^53 it is near enough: no sound is as long. */
function readUnsigned(bytes: Buffer): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0)
}

function takeBlock(walk: Walk, content: Buffer): SoundPacket | 'damaged' {
  const block = readBlock(content)
  if (block === null || !follows(walk, walk.cluster + block.ticks)) return 'damaged'
  if (block.track !== (walk.track ??= block.track)) return 'damaged'
  walk.last = ((walk.cluster + block.ticks) * walk.scale) / 1e9
  return { at: walk.last, seconds: opusSeconds(block.data), data: block.data }
}

function follows({ last, scale }: Walk, ticks: number): boolean {
  const at = (ticks * scale) / 1e9
  return last === null || (at >= last && at <= last + LONGEST_GAP)
}

function checkCodec(codec: string): void {
  if (codec !== 'A_OPUS') throw new UnreadableSound(`its sound is ${codec}`)
}

/** `ticks` of its cluster. */
function readBlock(content: Buffer): { track: number; ticks: number; data: Uint8Array } | null {
  const track = readNumber(content, 0, false)
  if (track === null || track.end + 3 >= content.length) return null
  // Nobody laces sound that is to be heard at once.
  if (((content[track.end + 2] ?? 0) & LACED) !== 0) return null
  // A copy: what is ahead in the file moves on.
  const data = new Uint8Array(content.subarray(track.end + 3))
  return { track: track.value, ticks: content.readInt16BE(track.end), data }
}

interface Head {
  id: number
  size: number
  /** Of both, bytes. */
  length: number
}

function readHead(bytes: Buffer): Head | null {
  const id = readNumber(bytes, 0, true)
  const size = id === null ? null : readNumber(bytes, id.end, false)
  return id === null || size === null ? null : { id: id.value, size: size.value, length: size.end }
}

/** EBML's numbers of one to eight bytes; ids keep their length marker. null at the end or where none can be. */
function readNumber(bytes: Buffer, at: number, marked: boolean): { value: number; end: number } | null {
  const first = bytes[at]
  if (first === undefined) return null
  const length = Math.clz32(first) - 23
  if (length > 8 || at + length > bytes.length) return null
  let value = marked ? first : first & (0xff >> length)
  for (let i = 1; i < length; i++) value = value * 256 + (bytes[at + i] ?? 0)
  return { value, end: at + length }
}
