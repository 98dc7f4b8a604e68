// How long a WebM recording is, by the times of its blocks: what MediaRecorder writes has no duration, and a file that
// a crash cut off would have a wrong one.

const SEGMENT = 0x18538067
const INFO = 0x1549a966
const TIMESTAMP_SCALE = 0x2ad7b1
const CLUSTER = 0x1f43b675
const TIMESTAMP = 0xe7
const BLOCK_GROUP = 0xa0
const BLOCK = 0xa1
const SIMPLE_BLOCK = 0xa3

/** Walked into, not over; so those of unknown size need no end. */
const masters = new Set([SEGMENT, INFO, CLUSTER, BLOCK_GROUP])

interface Walk {
  /** Nanoseconds a tick. */
  scale: number
  cluster: number
  first: number | null
  last: number
  /** Between the last two blocks that differ. */
  step: number
}

/** Milliseconds from the first block to the end of the last whole one; null when there is no block. */
export function webmDuration(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const walk: Walk = { scale: 1_000_000, cluster: 0, first: null, last: 0, step: 0 }
  let at = 0
  while (at < bytes.length) {
    const id = readVint(view, at, true)
    const size = id === null ? null : readVint(view, id.end, false)
    if (id === null || size === null) break
    if (masters.has(id.value)) {
      at = size.end
      continue
    }
    const end = size.end + size.value
    // Cut off in the middle: what came before it counts.
    if (end > bytes.length) break
    take(walk, id.value, view, size.end, size.value)
    at = end
  }
  if (walk.first === null) return null
  return ((walk.last - walk.first + walk.step) * walk.scale) / 1_000_000
}

function take(walk: Walk, id: number, view: DataView, at: number, size: number): void {
  if (id === TIMESTAMP_SCALE) walk.scale = readUnsigned(view, at, size)
  else if (id === TIMESTAMP) walk.cluster = readUnsigned(view, at, size)
  else if (id === BLOCK || id === SIMPLE_BLOCK) {
    const track = readVint(view, at, false)
    if (track === null || track.end + 2 > at + size) return
    const time = walk.cluster + view.getInt16(track.end)
    if (walk.first !== null && time > walk.last) walk.step = time - walk.last
    walk.first ??= time
    walk.last = Math.max(walk.last, time)
  }
}

/** EBML's numbers of one to eight bytes; ids keep their length marker. null at the end or where none can be. */
function readVint(view: DataView, at: number, marked: boolean): { value: number; end: number } | null {
  if (at >= view.byteLength) return null
  const first = view.getUint8(at)
  const length = Math.clz32(first) - 23
  if (length > 8 || at + length > view.byteLength) return null
  let value = marked ? first : first & (0xff >> length)
  for (let index = 1; index < length; index++) value = value * 256 + view.getUint8(at + index)
  return { value, end: at + length }
}

function readUnsigned(view: DataView, at: number, size: number): number {
  let value = 0
  for (let index = 0; index < size; index++) value = value * 256 + view.getUint8(at + index)
  return value
}
