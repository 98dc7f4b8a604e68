// Which blocks of talk belong to which entry of the template's outline. Only strong evidence counts: an oral
// history under a memoir's outline is better headed by its own subjects.
import type { OutlineEntry } from '../drafter.ts'
import type { Block } from './blocks.ts'
import type { Pacer } from './pacer.ts'
import { wordsOf } from './split-sentences.ts'
import { stem } from './terms.ts'

/** Evidence a block must give per 100 words before an outline entry is better than none. */
const LEAST_EVIDENCE = 1.1
/** Cost of going to another entry from one block to the next. */
const CHANGE = 1.6
/** Keywords an entry must be spoken for with, and the share of the talk that must be covered, to use the outline. */
const LEAST_KEYWORDS = 3
const LEAST_SHARE = 0.55

/** For each block the index of its entry, or null; null for all when the outline does not fit the talk. */
export async function matchOutline(
  blocks: readonly Block[],
  outline: readonly OutlineEntry[],
  knownEntry: (block: Block) => number | null,
  pacer: Pacer,
): Promise<(number | null)[] | null> {
  const known = blocks.map(knownEntry)
  const total = sumWords(blocks)
  const knownWords = sumWords(blocks.filter((_, index) => known[index] !== null))
  if (outline.length === 0 || total === 0) return null
  const found = await findPath(blocks, outline, known, pacer)
  const strong = strongEntries(blocks, outline, found, known)
  const path = found.map((entry) => (entry !== null && strong.has(entry) ? entry : null))
  if (knownWords >= total / 2) return path
  const covered = sumWords(blocks.filter((_, index) => path[index] !== null))
  return strong.size >= outline.length / 2 && covered >= LEAST_SHARE * total ? path : null
}

function sumWords(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.words, 0)
}

/** Stems of each block's words and question; keywords such as "work" are common words, so `terms` lacks them. */
function stemsOf(block: Block): Set<string> {
  const texts = block.sentences.map((sentence) => sentence.text)
  if (block.opensAnswer && block.question !== null) texts.push(block.question)
  return new Set(texts.flatMap(wordsOf).map(stem))
}

/** Keywords of an entry, as stems, that a block speaks; "work" and "worked" are one. */
function hits(stems: ReadonlySet<string>, entry: OutlineEntry): string[] {
  const keywords = entry.keywords.map((keyword) => keyword.split(/[\s-]+/).map(stem))
  return [
    ...new Set(
      keywords.filter((parts) => parts.every((part) => stems.has(part))).map((parts) => parts.join(' ')),
    ),
  ]
}

/** A keyword that half the talk is full of says little about where a block belongs. */
function keywordWeights(
  all: readonly ReadonlySet<string>[],
  outline: readonly OutlineEntry[],
): (keyword: string) => number {
  const seen = new Map<string, number>()
  for (const stems of all) {
    for (const keyword of new Set(outline.flatMap((entry) => hits(stems, entry)))) {
      seen.set(keyword, (seen.get(keyword) ?? 0) + 1)
    }
  }
  return (keyword) => Math.max(0.15, 1 - (2.5 * (seen.get(keyword) ?? 0)) / (all.length + 4))
}

/** The cheapest way through the entries: evidence for each block against the cost of jumping about. */
async function findPath(
  blocks: readonly Block[],
  outline: readonly OutlineEntry[],
  known: readonly (number | null)[],
  pacer: Pacer,
): Promise<(number | null)[]> {
  const none = outline.length
  const all = blocks.map(stemsOf)
  const weightOf = keywordWeights(all, outline)
  const states = none + 1
  let gains = new Array<number>(states).fill(0)
  const cameFrom: number[][] = []
  for (const [index, block] of blocks.entries()) {
    const stems = all[index] ?? new Set<string>()
    const certain = known[index] ?? null
    const from: number[] = []
    const next: number[] = []
    for (let state = 0; state < states; state += 1) {
      let best = -Infinity
      for (let before = 0; before < states; before += 1) {
        const gain = (gains[before] ?? 0) - (before === state || index === 0 ? 0 : CHANGE)
        if (gain > best) {
          best = gain
          from[state] = before
        }
      }
      const entry = outline[state]
      const evidence =
        entry === undefined
          ? (LEAST_EVIDENCE * block.words) / 100
          : hits(stems, entry).reduce((sum, keyword) => sum + weightOf(keyword), 0)
      next[state] = best + (certain === null ? evidence : certain === state ? 50 : -50)
    }
    gains = next
    cameFrom.push(from)
    await pacer.spend(block.words * 10)
  }
  return trace(gains, cameFrom, none)
}

function trace(gains: readonly number[], cameFrom: readonly number[][], none: number): (number | null)[] {
  let state = gains.indexOf(Math.max(...gains))
  const path: (number | null)[] = []
  for (let index = cameFrom.length - 1; index >= 0; index -= 1) {
    path.unshift(state === none ? null : state)
    state = cameFrom[index]?.[state] ?? none
  }
  return path
}

function strongEntries(
  blocks: readonly Block[],
  outline: readonly OutlineEntry[],
  path: readonly (number | null)[],
  known: readonly (number | null)[],
): Set<number> {
  const strong = new Set<number>()
  outline.forEach((entry, state) => {
    const mine = blocks.filter((_, index) => path[index] === state)
    const keywords = new Set(mine.flatMap((block) => hits(stemsOf(block), entry)))
    if (known.includes(state) || (keywords.size >= LEAST_KEYWORDS && sumWords(mine) >= 60)) strong.add(state)
  })
  return strong
}
