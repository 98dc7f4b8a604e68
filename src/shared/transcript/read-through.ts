// Which items hold now what an id named once: a turn that was split or merged is read through to what stands in its
// place, and of that to what holds the words.
import { plainWord, wordPlaces } from './word-times.ts'

/** What is known of an item, whether it stands or others stand in its place. */
export interface NamedItem {
  itemId: string
  text: string | null
  /** What was taken for its words besides. */
  otherTexts: readonly string[]
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
  const follow = (item: NamedItem): void => {
    if (seen.has(item.itemId)) return
    seen.add(item.itemId)
    if (item.replacedBy === null) pieces.set(item.itemId, item)
    else
      for (const id of item.replacedBy) {
        const next = find(id)
        if (next !== undefined) follow(next)
      }
  }
  follow(named)
  return [...pieces.values()]
}

/** As few pieces as hold all of the words that any of them holds; neighbours of the quotation tell like from like. */
function byQuotation(quote: string, pieces: readonly NamedItem[]): string[] {
  const { words: missing, pairs } = heardIn([quote])
  const left = new Set(missing)
  const held = pieces.map(({ itemId, text, otherTexts }) => ({
    itemId,
    heard: heardIn([text ?? '', ...otherTexts]),
  }))
  const chosen = new Set<string>()
  for (;;) {
    let best: { itemId: string; words: readonly string[]; score: number } | null = null
    for (const { itemId, heard } of held) {
      const words = [...left].filter((word) => heard.words.has(word))
      const score = words.length + [...pairs].filter((pair) => heard.pairs.has(pair)).length
      if (words.length > 0 && (best === null || score > best.score)) best = { itemId, words, score }
    }
    if (best === null) return pieces.flatMap(({ itemId }) => (chosen.has(itemId) ? [itemId] : []))
    chosen.add(best.itemId)
    for (const word of best.words) left.delete(word)
  }
}

function heardIn(texts: readonly string[]): { words: Set<string>; pairs: Set<string> } {
  const all = texts.map((text) => wordPlaces(text).map(({ word }) => plainWord(word)))
  return {
    words: new Set(all.flat()),
    pairs: new Set(all.flatMap((words) => words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`))),
  }
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
