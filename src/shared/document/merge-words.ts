// Two writers in one paragraph: both changes stand when they lie in different sentences.
import { isFenced, isHeading, type Block } from './blocks.ts'
import { diffSequences, type Hunk } from './diff-sequences.ts'
import { lengthOf, shortened, type BlendedBlock, type MergePiece } from './merged-text.ts'
import { rangeTest, type TextRange } from './authorship.ts'
import { endsSentence, sentenceNumbers, splitWords } from './sentences.ts'

/** Longer paragraphs are not merged by word; the author's text stays. */
const MAX_WORDS = 5000

/** The paragraph with both changes, or null when one sentence was touched by both; `own`: ranges of `author`. */
export function mergeWords(
  base: Block,
  author: Block,
  drafter: Block,
  own: readonly TextRange[] = [],
): BlendedBlock | null {
  if ([base, author, drafter].some((block) => isFenced(block) || isHeading(block))) return null
  const [o, a, b] = [splitWords(base.trimEnd()), splitWords(author.trimEnd()), splitWords(drafter.trimEnd())]
  if (Math.max(o.length, a.length, b.length) > MAX_WORDS) return null
  const changesByAuthor = diffSequences(o.map(trimmed), a.map(trimmed))
  const changesByDrafter = diffSequences(o.map(trimmed), b.map(trimmed))
  const sentences = sentenceNumbers(o)
  const touched = ownSentences(a, own, changesByAuthor, sentences)
  for (const hunk of changesByAuthor) for (const number of touches(hunk, o, a, sentences)) touched.add(number)
  for (const hunk of changesByDrafter) {
    if (touches(hunk, o, b, sentences).some((number) => touched.has(number))) return null
    if (changesByAuthor.some((other) => meet(hunk, other) || runOn(hunk, b, other, a))) return null
  }
  return weave(author, a, b, changesByAuthor, changesByDrafter)
}

/** Sentences of the base that hold words of the author's own from before. */
function ownSentences(
  a: readonly string[],
  own: readonly TextRange[],
  byAuthor: readonly Hunk[],
  sentences: readonly number[],
): Set<number> {
  const found = new Set<number>()
  if (own.length === 0) return found
  const holds = rangeTest(own)
  let at = 0
  let offset = 0
  const end = { baseStart: sentences.length, baseEnd: 0, otherStart: a.length, otherEnd: 0 }
  for (const { baseStart, otherStart, otherEnd } of [...byAuthor, end]) {
    for (; at < otherStart; at++) {
      const word = a[at] ?? ''
      const number = sentences[baseStart - (otherStart - at)]
      if (number !== undefined && holds(offset, word)) found.add(number)
      offset += word.length
    }
    for (; at < otherEnd; at++) offset += a[at]?.length ?? 0
  }
  return found
}

const trimmed = (word: string): string => word.trim()

/** Sentences of the base that a change lies in; none for whole sentences put between two. */
function touches(
  hunk: Hunk,
  base: readonly string[],
  words: readonly string[],
  sentences: readonly number[],
): number[] {
  if (hunk.baseEnd > hunk.baseStart) return [...new Set(sentences.slice(hunk.baseStart, hunk.baseEnd))]
  const before = sentences[hunk.baseStart - 1]
  const after = sentences[hunk.baseStart]
  if (before === after) return before === undefined ? [] : [before]
  if (after === undefined) return before === undefined || endsSentence(base.at(-1) ?? '') ? [] : [before]
  return endsSentence(words[hunk.otherEnd - 1] ?? '') ? [] : [after]
}

function meet(one: Hunk, other: Hunk): boolean {
  if (one.baseStart === other.baseStart && one.baseEnd === one.baseStart && other.baseEnd === other.baseStart)
    return true
  // What one put between two words that the other replaced has no place any more.
  if (isInside(one, other) || isInside(other, one)) return true
  return Math.max(one.baseStart, other.baseStart) < Math.min(one.baseEnd, other.baseEnd)
}

function isInside(insert: Hunk, other: Hunk): boolean {
  const place = insert.baseStart
  return place === insert.baseEnd && other.baseStart < place && place < other.baseEnd
}

/** One writer's change stands right behind the other's, which does not end its sentence. */
function runOn(drafted: Hunk, b: readonly string[], written: Hunk, a: readonly string[]): boolean {
  if (written.baseEnd === drafted.baseStart && written.otherEnd > 0)
    return !endsSentence(a[written.otherEnd - 1] ?? '')
  if (drafted.baseEnd === written.baseStart && drafted.otherEnd > 0)
    return !endsSentence(b[drafted.otherEnd - 1] ?? '')
  return false
}

/** The author's words, with the drafter's changes put where the base words they replace stand. */
function weave(
  author: Block,
  a: readonly string[],
  b: readonly string[],
  byAuthor: readonly Hunk[],
  byDrafter: readonly Hunk[],
): BlendedBlock {
  const out = new Woven({ author: startsOf(a), drafter: startsOf(b) })
  let at = 0
  for (const hunk of byDrafter) {
    const from = inAuthor(byAuthor, hunk.baseStart, hunk.baseStart === hunk.baseEnd)
    const to = hunk.baseStart === hunk.baseEnd ? from : inAuthor(byAuthor, hunk.baseEnd, true)
    out.add('author', a, at, from)
    out.add('drafter', b, hunk.otherStart, hunk.otherEnd)
    at = Math.max(from, to)
  }
  out.add('author', a, at, a.length)
  return out.endingAs(author)
}

function startsOf(words: readonly string[]): number[] {
  const starts = [0]
  for (const word of words) starts.push((starts.at(-1) ?? 0) + word.length)
  return starts
}

/** Words of both, a space between them where neither brings one. */
class Woven {
  readonly #starts: Record<'author' | 'drafter', readonly number[]>
  readonly #pieces: MergePiece[] = []
  #text = ''

  constructor(starts: Record<'author' | 'drafter', readonly number[]>) {
    this.#starts = starts
  }

  add(of: 'author' | 'drafter', words: readonly string[], from: number, to: number): void {
    const next = words.slice(from, to).join('')
    if (next === '') return
    if (this.#text !== '' && !/\s$/.test(this.#text) && !/^\s/.test(next)) {
      this.#text += ' '
      this.#pieces.push({ of: 'neither', length: 1 })
    }
    this.#text += next
    this.#pieces.push({ of, start: this.#starts[of][from] ?? 0, end: this.#starts[of][to] ?? 0 })
  }

  /** With the blank space that the author's block ends in. */
  endingAs(author: Block): BlendedBlock {
    const words = author.trimEnd().length
    const text = this.#text.trimEnd()
    let blank = this.#text.length - text.length
    for (let last = this.#pieces.pop(); last !== undefined; last = this.#pieces.pop()) {
      const length = lengthOf(last)
      if (blank < length) {
        this.#pieces.push(shortened(last, blank))
        break
      }
      blank -= length
    }
    this.#pieces.push({ of: 'author', start: words, end: author.length })
    return { text: text + author.slice(words), pieces: this.#pieces }
  }
}

/** Where a place between base words lies among the author's; `before` = ahead of what the author put there. */
function inAuthor(byAuthor: readonly Hunk[], place: number, before: boolean): number {
  let shift = 0
  for (const hunk of byAuthor) {
    if (hunk.baseEnd > place || (before && hunk.baseEnd === place && hunk.baseStart === place)) break
    shift = hunk.otherEnd - hunk.baseEnd
  }
  return place + shift
}
