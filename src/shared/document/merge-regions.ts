// Where two writers' changes to the same blocks meet: hunks of author and drafter grouped into regions of the base.
import { blockKey, startsSection, type Block } from './blocks.ts'
import { diffSequences, type Hunk } from './diff-sequences.ts'
import { keepTogether, refineHunk } from './refine-hunk.ts'
import type { Steps } from './steps.ts'

export interface Region {
  /** Blocks of the base, [start, end). */
  start: number
  end: number
  author: Hunk[]
  drafter: Hunk[]
}

/** In order. A region with hunks of one writer is that writer's alone. `own`: for each block of the author's text, whether it holds words that no drafter may change. */
export function* findRegions(
  base: readonly Block[],
  author: readonly Block[],
  drafter: readonly Block[],
  own: readonly boolean[],
): Steps<Region[]> {
  const keys = base.map(blockKey)
  const byAuthor = diffSequences(keys, author.map(blockKey))
  yield
  const byDrafter = diffSequences(keys, drafter.map(blockKey))
  yield
  // The author's own blocks stand as if they had been written just now.
  const held = heldBlocks(byAuthor, byDrafter, own)
  const hunks: { hunk: Hunk; who: 'author' | 'drafter' }[] = held.map((hunk) => ({ hunk, who: 'author' }))
  for (const whole of byAuthor) {
    const refined = isNear(whole, byDrafter) ? refineHunk(whole, base, author) : [whole]
    for (const hunk of refined) hunks.push({ hunk, who: 'author' })
    yield
  }
  for (const whole of byDrafter) {
    const near = isNear(whole, byAuthor) || isNear(whole, held)
    const refined = near ? keepTogether(refineHunk(whole, base, drafter), base, drafter) : [whole]
    for (const hunk of refined) hunks.push({ hunk, who: 'drafter' })
    yield
  }
  return group(hunks, base, author, drafter)
}

function group(
  hunks: { hunk: Hunk; who: 'author' | 'drafter' }[],
  base: readonly Block[],
  author: readonly Block[],
  drafter: readonly Block[],
): Region[] {
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

function isNear(hunk: Hunk, others: readonly Hunk[]): boolean {
  return others.some((other) => other.baseStart <= hunk.baseEnd && other.baseEnd >= hunk.baseStart)
}

/** Blocks that the author left as they were in the base, as hunks that change nothing. */
function heldBlocks(byAuthor: readonly Hunk[], byDrafter: readonly Hunk[], own: readonly boolean[]): Hunk[] {
  const held: Hunk[] = []
  let next = 0
  let shift = 0
  for (const { baseStart, baseEnd } of byDrafter) {
    for (let at = baseStart; at < baseEnd; at++) {
      for (let hunk = byAuthor[next]; hunk !== undefined && hunk.baseEnd <= at; hunk = byAuthor[++next])
        shift = hunk.otherEnd - hunk.baseEnd
      const rewritten = (byAuthor[next]?.baseStart ?? Infinity) <= at
      if (rewritten || own[at + shift] !== true) continue
      held.push({ baseStart: at, baseEnd: at + 1, otherStart: at + shift, otherEnd: at + shift + 1 })
    }
  }
  return held
}
