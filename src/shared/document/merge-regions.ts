// Where two writers' changes to the same blocks meet: hunks of author and drafter grouped into regions of the base.
import { blockKey, startsSection, type Block } from './blocks.ts'
import { diffSequences, type Hunk } from './diff-sequences.ts'
import { bagSimilarity, wordBag } from './similarity.ts'
import type { Steps } from './steps.ts'

export interface Region {
  /** Blocks of the base, [start, end). */
  start: number
  end: number
  author: Hunk[]
  drafter: Hunk[]
}

const MAX_REFINED_CELLS = 2500
const ALIKE = 0.4

/** In order. A region with hunks of one writer is that writer's alone. */
export function* findRegions(
  base: readonly Block[],
  author: readonly Block[],
  drafter: readonly Block[],
): Steps<Region[]> {
  const keys = base.map(blockKey)
  const byAuthor = diffSequences(keys, author.map(blockKey))
  yield
  const byDrafter = diffSequences(keys, drafter.map(blockKey))
  yield
  const hunks: { hunk: Hunk; who: 'author' | 'drafter' }[] = []
  for (const whole of byAuthor) {
    for (const hunk of refine(whole, byDrafter, base, author)) hunks.push({ hunk, who: 'author' })
    yield
  }
  for (const whole of byDrafter) {
    for (const hunk of refine(whole, byAuthor, base, drafter)) hunks.push({ hunk, who: 'drafter' })
    yield
  }
  hunks.sort((one, two) => one.hunk.baseStart - two.hunk.baseStart || one.hunk.baseEnd - two.hunk.baseEnd)
  const regions: Region[] = []
  for (const { hunk, who } of hunks) {
    const open = regions.at(-1)
    if (
      open !== undefined &&
      (overlaps(open, hunk, who) || losesHeading(open, hunk, who, base, author, drafter))
    ) {
      open[who].push(hunk)
      open.end = Math.max(open.end, hunk.baseEnd)
      continue
    }
    const region: Region = { start: hunk.baseStart, end: hunk.baseEnd, author: [], drafter: [] }
    region[who].push(hunk)
    regions.push(region)
  }
  return regions
}

function overlaps(region: Region, hunk: Hunk, who: 'author' | 'drafter'): boolean {
  if (hunk.baseStart < region.end) return true
  const bothInsert =
    region.end === region.start && hunk.baseEnd === hunk.baseStart && hunk.baseStart === region.start
  return bothInsert && region[who].length === 0
}

/** The drafter adds to a section whose heading the author has just deleted. */
function losesHeading(
  region: Region,
  hunk: Hunk,
  who: 'author' | 'drafter',
  base: readonly Block[],
  author: readonly Block[],
  drafter: readonly Block[],
): boolean {
  if (who !== 'drafter' || hunk.baseStart !== region.end || hunk.baseEnd !== hunk.baseStart) return false
  if (startsSection(drafter[hunk.otherStart] ?? '')) return false
  if (!base.slice(region.start, region.end).some(startsSection)) return false
  return !region.author.some((change) => author.slice(change.otherStart, change.otherEnd).some(startsSection))
}

/** Splits a replaced stretch into pairs of alike paragraphs, when the other writer was there too. */
function refine(hunk: Hunk, others: readonly Hunk[], base: readonly Block[], side: readonly Block[]): Hunk[] {
  const rows = hunk.baseEnd - hunk.baseStart
  const columns = hunk.otherEnd - hunk.otherStart
  if (rows * columns <= 1 || rows * columns > MAX_REFINED_CELLS) return [hunk]
  if (!others.some((other) => other.baseStart <= hunk.baseEnd && other.baseEnd >= hunk.baseStart))
    return [hunk]
  const pairs = bestPairs(
    base.slice(hunk.baseStart, hunk.baseEnd),
    side.slice(hunk.otherStart, hunk.otherEnd),
  )
  const refined: Hunk[] = []
  let row = 0
  let column = 0
  const add = (toRow: number, toColumn: number) => {
    if (toRow > row || toColumn > column) {
      refined.push({
        baseStart: hunk.baseStart + row,
        baseEnd: hunk.baseStart + toRow,
        otherStart: hunk.otherStart + column,
        otherEnd: hunk.otherStart + toColumn,
      })
    }
    row = toRow
    column = toColumn
  }
  for (const [pairRow, pairColumn] of pairs) {
    add(pairRow, pairColumn)
    add(pairRow + 1, pairColumn + 1)
  }
  add(rows, columns)
  return refined
}

/** Alike blocks in the same order on both sides, the most alikeness in all. */
function bestPairs(base: readonly Block[], side: readonly Block[]): [number, number][] {
  const width = side.length + 1
  const best = new Float64Array((base.length + 1) * width)
  const kinds = { base: base.map(startsSection), side: side.map(startsSection) }
  const bags = { base: base.map(wordBag), side: side.map(wordBag) }
  const likeness = (row: number, column: number): number => {
    const [one, other] = [bags.base[row], bags.side[column]]
    if (one === undefined || other === undefined || kinds.base[row] !== kinds.side[column]) return 0
    return bagSimilarity(one, other)
  }
  const score = new Float64Array(base.length * side.length)
  for (let row = base.length - 1; row >= 0; row--) {
    for (let column = side.length - 1; column >= 0; column--) {
      const alike = likeness(row, column)
      score[row * side.length + column] = alike
      best[row * width + column] = Math.max(
        best[(row + 1) * width + column] ?? 0,
        best[row * width + column + 1] ?? 0,
        alike >= ALIKE ? alike + (best[(row + 1) * width + column + 1] ?? 0) : 0,
      )
    }
  }
  const pairs: [number, number][] = []
  for (let row = 0, column = 0; row < base.length && column < side.length;) {
    const here = best[row * width + column] ?? 0
    const alike = score[row * side.length + column] ?? 0
    if (alike >= ALIKE && here === alike + (best[(row + 1) * width + column + 1] ?? 0))
      pairs.push([row++, column++])
    else if (here === (best[(row + 1) * width + column] ?? 0)) row++
    else column++
  }
  return pairs
}
