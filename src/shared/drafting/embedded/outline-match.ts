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
  const spoken = await spokenKeywords(blocks, outline, pacer)
  const found = await findPath(blocks, spoken, known, pacer)
  const strong = strongEntries(blocks, spoken, found, known)
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

/** An outline entry's keywords as stems; "work" and "worked" are one. */
type Keywords = { key: string; parts: string[] }[]

function keywordsOf(entry: OutlineEntry): Keywords {
  const byKey = new Map(
    entry.keywords
      .map((keyword) => keyword.split(/[\s-]+/).map(stem))
      .map((parts) => [parts.join(' '), parts]),
  )
  return [...byKey].map(([key, parts]) => ({ key, parts }))
}

/** Keywords of an entry that a block speaks. */
function hits(stems: ReadonlySet<string>, keywords: Keywords): string[] {
  return keywords.filter(({ parts }) => parts.every((part) => stems.has(part))).map(({ key }) => key)
}

/** A keyword that half the talk is full of says little about where a block belongs. */
function keywordWeights(spoken: readonly (readonly string[][])[]): (keyword: string) => number {
  const seen = new Map<string, number>()
  for (const ofBlock of spoken) {
    for (const keyword of new Set(ofBlock.flat())) seen.set(keyword, (seen.get(keyword) ?? 0) + 1)
  }
  return (keyword) => Math.max(0.15, 1 - (2.5 * (seen.get(keyword) ?? 0)) / (spoken.length + 4))
}

/** For each block and each entry: the entry's keywords that the block speaks. */
async function spokenKeywords(
  blocks: readonly Block[],
  outline: readonly OutlineEntry[],
  pacer: Pacer,
): Promise<string[][][]> {
  const entries = outline.map(keywordsOf)
  const spoken: string[][][] = []
  for (const block of blocks) {
    const stems = stemsOf(block)
    spoken.push(entries.map((keywords) => hits(stems, keywords)))
    await pacer.spend(block.words * 20)
  }
  return spoken
}

/** The cheapest way through the entries: evidence for each block against the cost of jumping about. */
async function findPath(
  blocks: readonly Block[],
  spoken: readonly string[][][],
  known: readonly (number | null)[],
  pacer: Pacer,
): Promise<(number | null)[]> {
  const none = spoken[0]?.length ?? 0
  const weightOf = keywordWeights(spoken)
  const states = none + 1
  let gains = Array.from({ length: states }, () => 0)
  const cameFrom: number[][] = []
  for (const [index, block] of blocks.entries()) {
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
      const mine = spoken[index]?.[state]
      const evidence =
        mine === undefined
          ? (LEAST_EVIDENCE * block.words) / 100
          : mine.reduce((sum, keyword) => sum + weightOf(keyword), 0)
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
  spoken: readonly string[][][],
  path: readonly (number | null)[],
  known: readonly (number | null)[],
): Set<number> {
  const words = new Map<number, number>()
  const keywords = new Map<number, Set<string>>()
  blocks.forEach((block, index) => {
    const state = path[index] ?? null
    if (state === null) return
    words.set(state, (words.get(state) ?? 0) + block.words)
    const seen = keywords.get(state) ?? new Set<string>()
    keywords.set(state, seen)
    for (const keyword of spoken[index]?.[state] ?? []) seen.add(keyword)
  })
  const strong = [...words].filter(
    ([state, count]) =>
      known.includes(state) || ((keywords.get(state)?.size ?? 0) >= LEAST_KEYWORDS && count >= 60),
  )
  return new Set(strong.map(([state]) => state))
}
