// Which pieces of sound are of the same voice: what a model says of each piece, grouped by likeness. How many people speak is
// not known before.

/** Two groups are one voice as long as their pieces are as alike as this on the average (cosine). */
const ALIKE = 0.5
/** More people than these are not told apart: a crowd is no interview. */
const MOST_VOICES = 8
/** As many pieces are compared with each other, the longest; the rest go to the voice they are most like. */
const MOST_COMPARED = 400
/** A voice that says less, of all that is said, is a cough or a laugh of another. */
const LEAST_SHARE = 0.02
const LEAST_MS = 3000

export interface VoicePiece {
  /** What the model says of it, of any length; null = too little was heard. */
  embedding: Float32Array | null
  ms: number
}

interface Group {
  pieces: number[]
  ms: number
  /** Sum of the unit vectors of its pieces. */
  sum: Float64Array
}

/** Of each piece its voice, from 1 on in the order in which they first speak; 0 = it cannot be told. */
export function groupVoices(pieces: readonly VoicePiece[]): number[] {
  const units = pieces.map(({ embedding }) => (embedding === null ? null : unit(embedding)))
  const known = units.flatMap((vector, at) => (vector === null ? [] : [at]))
  const longest = known
    .toSorted((a, b) => (pieces[b]?.ms ?? 0) - (pieces[a]?.ms ?? 0) || a - b)
    .slice(0, MOST_COMPARED)
  const groups = merged(
    longest.map((at) => groupOf(at, units[at] ?? new Float64Array(), pieces[at]?.ms ?? 0)),
  )
  const voices = withoutCoughs(groups)
  const nearest = units.map((vector) => (vector === null ? -1 : nearestOf(voices, vector)))
  const order = [...new Set(nearest.filter((voice) => voice >= 0))]
  return nearest.map((voice) => order.indexOf(voice) + 1)
}

function groupOf(piece: number, vector: Float64Array, ms: number): Group {
  return { pieces: [piece], ms, sum: vector.slice() }
}

/** The two that are most alike become one, again and again, until no two are alike enough. */
function merged(groups: Group[]): Group[] {
  // Of two groups the mean likeness of their pieces is the product of their sums, divided by how many pairs there are.
  const alike = groups.map((one) => Float64Array.from(groups, (other) => dot(one.sum, other.sum)))
  const left = new Set(groups.keys())
  while (left.size > 1) {
    const { a, b, likeness } = mostAlike(groups, alike, left)
    if (likeness < ALIKE && left.size <= MOST_VOICES) break
    join(groups, alike, left, a, b)
  }
  return [...left].flatMap((at) => groups[at] ?? [])
}

function mostAlike(groups: readonly Group[], alike: readonly Float64Array[], left: ReadonlySet<number>) {
  let best = { a: 0, b: 0, likeness: -Infinity }
  const standing = [...left]
  for (const [n, a] of standing.entries()) {
    for (const b of standing.slice(n + 1)) {
      const pairs = (groups[a]?.pieces.length ?? 1) * (groups[b]?.pieces.length ?? 1)
      const likeness = (alike[a]?.[b] ?? 0) / pairs
      if (likeness > best.likeness) best = { a, b, likeness }
    }
  }
  return best
}

function join(
  groups: Group[],
  alike: readonly Float64Array[],
  left: Set<number>,
  a: number,
  b: number,
): void {
  const [one, other, ofOne, ofOther] = [groups[a], groups[b], alike[a], alike[b]]
  if (one === undefined || other === undefined || ofOne === undefined || ofOther === undefined) return
  left.delete(b)
  one.pieces.push(...other.pieces)
  one.ms += other.ms
  one.sum = one.sum.map((value, at) => value + (other.sum[at] ?? 0))
  for (const at of left) {
    const sum = (ofOne[at] ?? 0) + (ofOther[at] ?? 0)
    ofOne[at] = sum
    const row = alike[at]
    if (row !== undefined) row[a] = sum
  }
}

function withoutCoughs(groups: readonly Group[]): Group[] {
  const all = groups.reduce((sum, { ms }) => sum + ms, 0)
  const speaking = groups.filter(({ ms }) => ms >= Math.min(LEAST_MS, all / 2) && ms >= all * LEAST_SHARE)
  return speaking.length > 0 ? speaking : [...groups]
}

function nearestOf(groups: readonly Group[], vector: Float64Array): number {
  let best = { at: -1, likeness: -Infinity }
  for (const [at, { sum }] of groups.entries()) {
    const likeness = dot(vector, sum) / (Math.sqrt(dot(sum, sum)) || 1)
    if (likeness > best.likeness) best = { at, likeness }
  }
  return best.at
}

/** null = it says nothing. */
function unit(vector: Float32Array): Float64Array | null {
  const wide = Float64Array.from(vector)
  const length = Math.sqrt(dot(wide, wide))
  return Number.isFinite(length) && length > 0 ? wide.map((value) => value / length) : null
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0)
  return sum
}
