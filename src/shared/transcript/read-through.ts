// Which items hold now what an id named once: a turn that was split or merged is read through to what stands in its
// place, and of that to what holds the words.
import { plainWord, wordPlaces } from './word-times.ts'

/** What is known of an item, whether it stands or others stand in its place. */
export interface NamedItem {
  itemId: string
  text: string | null
  audioStartMs: number | null
  audioEndMs: number | null
  /** null = it stands. */
  replacedBy: readonly string[] | null
}

export interface Source {
  itemId: string
  /** Words that were taken from it; absent = all of it. */
  quote?: string | undefined
}

/** A piece with less of the words than this holds only what all talk has in common. */
const LEAST_SHARE = 0.5
/** Of a chain of splits and merges; longer is a database that went wrong. */
const DEEPEST = 1000

/** Ids of items that stand, in their order; those of an item that nobody knows is its own. */
export function readThrough(source: Source, find: (itemId: string) => NamedItem | undefined): string[] {
  const named = find(source.itemId)
  if (named === undefined || named.replacedBy === null) return [source.itemId]
  const pieces = piecesOf(named, find)
  if (pieces.length <= 1) return pieces.map(({ itemId }) => itemId)
  const holding = byQuotation(source.quote ?? named.text ?? '', pieces)
  if (holding.length > 0) return holding
  const inTime = byTime(named, pieces)
  return inTime.length > 0 ? inTime : pieces.map(({ itemId }) => itemId)
}

function piecesOf(named: NamedItem, find: (itemId: string) => NamedItem | undefined): NamedItem[] {
  const pieces = new Map<string, NamedItem>()
  const seen = new Set<string>()
  const follow = (item: NamedItem, depth: number): void => {
    if (seen.has(item.itemId) || depth > DEEPEST) return
    seen.add(item.itemId)
    if (item.replacedBy === null) pieces.set(item.itemId, item)
    else
      for (const id of item.replacedBy) {
        const next = find(id)
        if (next !== undefined) follow(next, depth + 1)
      }
  }
  follow(named, 0)
  return [...pieces.values()]
}

/** Pieces that hold at least half of the words, or that are made of them: pairs of words, for one word is everywhere. */
function byQuotation(quote: string, pieces: readonly NamedItem[]): string[] {
  const wanted = pairsOf(quote)
  if (wanted.size === 0) return []
  return pieces
    .filter(({ text }) => {
      const held = pairsOf(text ?? '')
      let common = 0
      for (const pair of held) if (wanted.has(pair)) common += 1
      return held.size > 0 && common / Math.min(held.size, wanted.size) >= LEAST_SHARE
    })
    .map(({ itemId }) => itemId)
}

/** Pairs of neighbours; the word itself where there is one only. */
function pairsOf(text: string): Set<string> {
  const words = wordPlaces(text).map(({ word }) => plainWord(word))
  if (words.length === 1) return new Set(words)
  return new Set(words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`))
}

function byTime({ audioStartMs, audioEndMs }: NamedItem, pieces: readonly NamedItem[]): string[] {
  if (audioStartMs === null || audioEndMs === null) return []
  return pieces
    .filter(
      (piece) =>
        piece.audioStartMs !== null &&
        piece.audioEndMs !== null &&
        piece.audioStartMs < audioEndMs &&
        piece.audioEndMs > audioStartMs,
    )
    .map(({ itemId }) => itemId)
}
