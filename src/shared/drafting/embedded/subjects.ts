// Finds where the talk changes its subject: cohesion of the words before and after each gap (after TextTiling),
// then the set of boundaries that fits best with sections of even length.
import type { Block } from './blocks.ts'
import type { Pacer } from './pacer.ts'
import { cosine, type Terms } from './terms.ts'

/** Words of talk compared on each side of a gap. */
const WINDOW = 220

/** How telling a term is: rare across blocks weighs more. */
async function weigher(blocks: readonly Block[], pacer: Pacer): Promise<(term: string) => number> {
  const seen = new Map<string, number>()
  for (const block of blocks) {
    for (const term of block.terms.keys()) seen.set(term, (seen.get(term) ?? 0) + 1)
    await pacer.spend(block.terms.size * 4)
  }
  const total = blocks.length
  return (term) => Math.log(1 + total / (seen.get(term) ?? total))
}

/** Runs of blocks, each about one subject, in order; at least `wanted` of them where there is talk enough. */
export async function splitSubjects(
  blocks: readonly Block[],
  wanted: number,
  pacer: Pacer,
): Promise<Block[][]> {
  if (blocks.length === 0) return []
  const depths = await depthsOf(blocks, pacer)
  const words = blocks.reduce((sum, block) => sum + block.words, 0)
  const least = Math.min(wanted, blocks.length, Math.max(1, Math.floor(words / 120)))
  let length = sectionLength(words)
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const runs = await cutRuns(blocks, depths, length, pacer)
    if (runs.length >= least) return runs
    length *= 0.85
  }
  return cutRuns(blocks, depths, Math.max(40, words / (least * 1.6)), pacer)
}

/** Words a section should have: about 550, less for short talk, more for very long. */
function sectionLength(words: number): number {
  return Math.max(Math.min(550, words / 7), words / 40)
}

/** For each block but the first: how deep the dip of cohesion is before it (0 to 2). */
async function depthsOf(blocks: readonly Block[], pacer: Pacer): Promise<number[]> {
  const weightOf = await weigher(blocks, pacer)
  const similar: number[] = [1]
  for (let gap = 1; gap < blocks.length; gap += 1) {
    const before = side(blocks, gap - 1, -1)
    const after = side(blocks, gap, 1)
    similar.push(cosine(before, after, weightOf))
    await pacer.spend(600)
  }
  return similar.map((here, gap) =>
    gap === 0 ? 0 : climb(similar, gap, -1) + climb(similar, gap, 1) - 2 * here,
  )
}

function side(blocks: readonly Block[], start: number, step: 1 | -1): Terms {
  const terms: Terms = new Map()
  let words = 0
  for (let at = start; at >= 0 && at < blocks.length && words < WINDOW; at += step) {
    const block = blocks[at]
    if (block === undefined) break
    for (const [term, count] of block.terms) terms.set(term, (terms.get(term) ?? 0) + count)
    words += block.words
  }
  return terms
}

function climb(similar: readonly number[], gap: number, step: 1 | -1): number {
  let peak = similar[gap] ?? 0
  for (let at = gap + step; at > 0 && at < similar.length; at += step) {
    const next = similar[at] ?? 0
    if (next < peak) break
    peak = next
  }
  return peak
}

async function cutRuns(
  blocks: readonly Block[],
  depths: readonly number[],
  length: number,
  pacer: Pacer,
): Promise<Block[][]> {
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }]
  for (let end = 1; end <= blocks.length; end += 1) {
    let chosen = { cost: Infinity, from: end - 1 }
    let words = 0
    for (let from = end - 1; from >= 0; from -= 1) {
      words += blocks[from]?.words ?? 0
      if (words > 2.2 * length && from < end - 1) break
      const cost =
        (best[from]?.cost ?? Infinity) + ((words - length) / length) ** 2 + boundaryCost(blocks, depths, from)
      if (cost < chosen.cost) chosen = { cost, from }
    }
    best[end] = chosen
    await pacer.spend(60)
  }
  const runs: Block[][] = []
  for (let end = blocks.length; end > 0; end = best[end]?.from ?? 0) {
    runs.unshift(blocks.slice(best[end]?.from ?? 0, end))
  }
  return runs
}

function boundaryCost(blocks: readonly Block[], depths: readonly number[], at: number): number {
  const block = blocks[at]
  if (at === 0 || block === undefined) return 0
  if (block.sessionId !== blocks[at - 1]?.sessionId) return -1.5
  const inAnswer = block.opensAnswer ? 0 : 0.8
  return (block.leans ? 0.25 : 0) + (block.goesOn ? 0.6 : 0) + inAnswer - 2.2 * (depths[at] ?? 0)
}
