// Two writers in one paragraph: both changes stand when they lie in different sentences.
import { isFenced, isHeading, type Block } from './blocks.ts'
import { diffSequences, type Hunk } from './diff-sequences.ts'
import { endsSentence, sentenceNumbers, splitWords } from './sentences.ts'

/** Longer paragraphs are not merged by word; the author's text stays. */
const MAX_WORDS = 5000

/** The paragraph with both changes, or null when one sentence was touched by both. */
export function mergeWords(base: Block, author: Block, drafter: Block): string | null {
  if ([base, author, drafter].some((block) => isFenced(block) || isHeading(block))) return null
  const [o, a, b] = [splitWords(base.trimEnd()), splitWords(author.trimEnd()), splitWords(drafter.trimEnd())]
  if (Math.max(o.length, a.length, b.length) > MAX_WORDS) return null
  const changesByAuthor = diffSequences(o.map(trimmed), a.map(trimmed))
  const changesByDrafter = diffSequences(o.map(trimmed), b.map(trimmed))
  const sentences = sentenceNumbers(o)
  const touched = new Set<number>()
  for (const hunk of changesByAuthor) for (const number of touches(hunk, o, a, sentences)) touched.add(number)
  for (const hunk of changesByDrafter) {
    if (touches(hunk, o, b, sentences).some((number) => touched.has(number))) return null
    if (changesByAuthor.some((other) => meet(hunk, other) || runOn(hunk, b, other, a))) return null
  }
  const drafted = weave(a, b, changesByAuthor, changesByDrafter)
  return drafted + author.slice(author.trimEnd().length)
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
  return Math.max(one.baseStart, other.baseStart) < Math.min(one.baseEnd, other.baseEnd)
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
  a: readonly string[],
  b: readonly string[],
  byAuthor: readonly Hunk[],
  byDrafter: readonly Hunk[],
): string {
  let text = ''
  let at = 0
  const add = (words: readonly string[]) => {
    const next = words.join('')
    if (next !== '' && text !== '' && !/\s$/.test(text) && !/^\s/.test(next)) text += ' '
    text += next
  }
  for (const hunk of byDrafter) {
    const from = inAuthor(byAuthor, hunk.baseStart, hunk.baseStart === hunk.baseEnd)
    const to = hunk.baseStart === hunk.baseEnd ? from : inAuthor(byAuthor, hunk.baseEnd, true)
    add(a.slice(at, from))
    add(b.slice(hunk.otherStart, hunk.otherEnd))
    at = Math.max(from, to)
  }
  add(a.slice(at))
  return text.trimEnd()
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
