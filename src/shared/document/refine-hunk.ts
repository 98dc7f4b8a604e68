// A replaced stretch of blocks in smaller pieces, so that one paragraph in dispute does not hold up its neighbours.
import { bestPairs } from './block-pairs.ts'
import type { Block } from './blocks.ts'
import type { Hunk } from './diff-sequences.ts'
import { bagContainment, wordBag } from './similarity.ts'

const MAX_REFINED_CELLS = 2500
/** Share of a paragraph's words that must be in another for it to be a part of it. */
const PART = 0.6

/** Pairs of alike blocks, and what came or went between them. */
export function refineHunk(hunk: Hunk, base: readonly Block[], side: readonly Block[]): Hunk[] {
  const rows = hunk.baseEnd - hunk.baseStart
  const columns = hunk.otherEnd - hunk.otherStart
  if (rows * columns <= 1 || rows * columns > MAX_REFINED_CELLS) return [hunk]
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

/**
 * A paragraph that was split or joined stays one piece: one half must not stand in the text and the other beside it.
 * What only went away falls apart into single blocks, so that one that must stay does not keep the others.
 */
export function keepTogether(hunks: readonly Hunk[], base: readonly Block[], side: readonly Block[]): Hunk[] {
  const out: Hunk[] = []
  for (const hunk of hunks) {
    const last = out.at(-1)
    if (last !== undefined && touch(last, hunk) && isPart(last, hunk, base, side)) {
      out[out.length - 1] = { ...last, baseEnd: hunk.baseEnd, otherEnd: hunk.otherEnd }
    } else out.push({ ...hunk })
  }
  return out.flatMap(singleDeletions)
}

function touch(one: Hunk, next: Hunk): boolean {
  return one.baseEnd === next.baseStart && one.otherEnd === next.otherStart
}

function isPart(one: Hunk, other: Hunk, base: readonly Block[], side: readonly Block[]): boolean {
  if (![one, other].some((hunk) => hunk.baseStart === hunk.baseEnd || hunk.otherStart === hunk.otherEnd))
    return false
  const [left, right] = [words(one, base, side), words(other, base, side)]
  return (
    bagContainment(left.came, right.was) >= PART ||
    bagContainment(right.came, left.was) >= PART ||
    bagContainment(left.was, right.came) >= PART ||
    bagContainment(right.was, left.came) >= PART
  )
}

function words(hunk: Hunk, base: readonly Block[], side: readonly Block[]) {
  return {
    was: wordBag(base.slice(hunk.baseStart, hunk.baseEnd).join('')),
    came: wordBag(side.slice(hunk.otherStart, hunk.otherEnd).join('')),
  }
}

function singleDeletions(hunk: Hunk): Hunk[] {
  if (hunk.otherEnd > hunk.otherStart) return [hunk]
  return Array.from({ length: hunk.baseEnd - hunk.baseStart }, (_, at) => ({
    ...hunk,
    baseStart: hunk.baseStart + at,
    baseEnd: hunk.baseStart + at + 1,
  }))
}
