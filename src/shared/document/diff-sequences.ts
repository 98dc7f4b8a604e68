// The difference of two lists of strings, fast on manuscripts: what is equal at both ends is cut off, strings that
// occur once in both anchor the rest, and node-diff3 compares only what lies between anchors.
import { diffIndices } from 'node-diff3'

/** `base[baseStart, baseEnd)` became `other[otherStart, otherEnd)`. */
export interface Hunk {
  baseStart: number
  baseEnd: number
  otherStart: number
  otherEnd: number
}

/** Above this, a stretch without anchors is one replaced whole rather than minutes of work. */
const MAX_CELLS = 1_000_000

/** In order, not touching each other; equal stretches are what lies between. */
export function diffSequences(base: readonly string[], other: readonly string[]): Hunk[] {
  const hunks: Hunk[] = []
  let start: [number, number] = [0, 0]
  for (const anchor of anchorsOf(base, other)) {
    diffStretch(base, other, start, anchor, hunks)
    start = [anchor[0] + 1, anchor[1] + 1]
  }
  diffStretch(base, other, start, [base.length, other.length], hunks)
  return hunks
}

type Place = readonly [base: number, other: number]

function diffStretch(
  base: readonly string[],
  other: readonly string[],
  from: Place,
  to: Place,
  out: Hunk[],
): void {
  let [baseStart, otherStart] = from
  let [baseEnd, otherEnd] = to
  while (baseStart < baseEnd && otherStart < otherEnd && base[baseStart] === other[otherStart]) {
    baseStart++
    otherStart++
  }
  while (baseStart < baseEnd && otherStart < otherEnd && base[baseEnd - 1] === other[otherEnd - 1]) {
    baseEnd--
    otherEnd--
  }
  if (baseStart === baseEnd && otherStart === otherEnd) return
  const cells = (baseEnd - baseStart) * (otherEnd - otherStart)
  if (cells === 0 || cells > MAX_CELLS) {
    addHunk(out, { baseStart, baseEnd, otherStart, otherEnd })
    return
  }
  for (const part of diffIndices(base.slice(baseStart, baseEnd), other.slice(otherStart, otherEnd))) {
    addHunk(out, {
      baseStart: baseStart + part.buffer1[0],
      baseEnd: baseStart + part.buffer1[0] + part.buffer1[1],
      otherStart: otherStart + part.buffer2[0],
      otherEnd: otherStart + part.buffer2[0] + part.buffer2[1],
    })
  }
}

function addHunk(out: Hunk[], hunk: Hunk): void {
  const last = out.at(-1)
  if (last !== undefined && last.baseEnd === hunk.baseStart && last.otherEnd === hunk.otherStart) {
    last.baseEnd = hunk.baseEnd
    last.otherEnd = hunk.otherEnd
  } else out.push(hunk)
}

/** Places of strings that occur once in each list: the longest run of them in the same order. */
function anchorsOf(base: readonly string[], other: readonly string[]): Place[] {
  const once = new Map<string, number>()
  for (const [index, value] of other.entries()) once.set(value, once.has(value) ? -1 : index)
  const inBase = new Map<string, number>()
  for (const value of base) inBase.set(value, (inBase.get(value) ?? 0) + 1)
  const places: Place[] = []
  for (const [index, value] of base.entries()) {
    const at = once.get(value) ?? -1
    if (at >= 0 && inBase.get(value) === 1) places.push([index, at])
  }
  return longestRising(places)
}

function longestRising(places: readonly Place[]): Place[] {
  const tails: number[] = []
  const before: number[] = []
  for (const [index, place] of places.entries()) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((places[tails[middle] ?? 0]?.[1] ?? 0) < place[1]) low = middle + 1
      else high = middle
    }
    before.push(low > 0 ? (tails[low - 1] ?? -1) : -1)
    tails[low] = index
  }
  const run: Place[] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const place = places[at]
    if (place !== undefined) run.push(place)
  }
  return run.reverse()
}
