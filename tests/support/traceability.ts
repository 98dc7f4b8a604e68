// Holds a draft against its transcript: every sentence must be found in the items its paragraph names, but for the
// deletions that docs/cleaning.md allows. Written apart from the drafter; the word lists come from that page.
import { readFileSync } from 'node:fs'
import type { TranscriptItem } from '../../src/shared/transcript/item.ts'

export interface TracedParagraph {
  markdown: string
  sources: string[]
}

const page = readFileSync(new URL('../../docs/cleaning.md', import.meta.url), 'utf8')
const hesitations = listOf('hesitations').flatMap((line) => line.split(' '))
/** Hesitations go wherever they stand, so a source is read without them. */
const sounds = new Set(hesitations)
const fillers = listOf('fillers').map(wordsOf)

/** Longest deletions of docs/cleaning.md, in words. */
const MAX_ABANDONED = 12
const MAX_REPEAT = 5
const MAX_RESTART = 4
const MAX_CUT_OFF = 4

function listOf(name: string): string[] {
  const found = new RegExp(`\`\`\`${name}\\n([^\`]*)\`\`\``).exec(page)?.[1]
  if (found === undefined) throw new Error(`docs/cleaning.md has no list "${name}"`)
  return found.trim().split('\n')
}

/** What is wrong with a draft, as sentences; empty when every sentence is the author's. */
export function checkTraceable(
  paragraphs: readonly TracedParagraph[],
  items: readonly Pick<TranscriptItem, 'itemId' | 'role' | 'text'>[],
): string[] {
  const byId = new Map(items.map((item) => [item.itemId, item]))
  const problems: string[] = []
  for (const { markdown, sources } of paragraphs) {
    if (sources.length === 0) problems.push(`No source: ${markdown.slice(0, 80)}`)
    const spoken: Source[] = []
    for (const id of sources) {
      const item = byId.get(id)
      if (item === undefined) problems.push(`Unknown source ${id}`)
      else if (item.role !== 'user') problems.push(`Source ${id} is not the author's`)
      else spoken.push(sourceOf(item.text ?? ''))
    }
    for (const sentence of sentencesOf(markdown)) {
      if (!spoken.some((source) => isSpoken(wordsOf(sentence), source)))
        problems.push(`Not said: ${sentence}`)
    }
  }
  return problems
}

function sentencesOf(markdown: string): string[] {
  return markdown
    .replace(/\\(?=[^\w\s])/g, '')
    .split(/(?<=[.!?…]["'”’)\]]*)\s+/)
    .filter((sentence) => wordsOf(sentence).length > 0)
}

function wordsOf(text: string): string[] {
  const plain = text.toLowerCase().replace(/['’]/g, '')
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}

interface Source {
  words: string[]
  /** Words at whose end an ellipsis, a comma, a mark of the transcriber stands. */
  ellipsis: Set<number>
  comma: Set<number>
  /** Start of a mark → first word after it. */
  marks: Map<number, number>
}

function sourceOf(text: string): Source {
  const source: Source = { words: [], ellipsis: new Set(), comma: new Set(), marks: new Map() }
  const plain = text.replace(/=2E/g, '.').replace(/['’]/g, '')
  for (const [token] of plain.matchAll(
    /[\p{L}\p{N}]+|\[[^\]]*\]|\([^)]*\)|\.\s?\.\s?\.|…|[,;:.!?—–]|\s-\s/gu,
  )) {
    const at = source.words.length
    if (/^[[(]/.test(token)) {
      const inner = wordsOf(token)
      source.words.push(...inner)
      if (inner.length > 0) source.marks.set(at, source.words.length)
    } else if (/^(?:\.\s?\.\s?\.|…)/.test(token)) source.ellipsis.add(at)
    else if (/^\s?[,;:.!?—–-]/.test(token)) source.comma.add(at)
    else if (!sounds.has(token.toLowerCase())) source.words.push(token.toLowerCase())
  }
  source.comma.add(0)
  return source
}

/** True when `words` stand in the source in this order with only allowed deletions between. */
function isSpoken(words: readonly string[], source: Source): boolean {
  const dead = new Set<string>()
  const follow = (at: number, said: number): boolean => {
    if (said === words.length) return true
    const state = `${String(at)}:${String(said)}`
    if (at > source.words.length || dead.has(state)) return false
    dead.add(state)
    if (source.words[at] === words[said] && follow(at + 1, said + 1)) return true
    return deletionsAt(source, at).some((next) => follow(next, said))
  }
  return source.words.some((word, at) => word === words[0] && follow(at + 1, 1))
}

/** Where the source goes on when a deletion begins at word `at`. */
function deletionsAt(source: Source, at: number): number[] {
  const { words } = source
  const next: number[] = []
  const mark = source.marks.get(at)
  if (mark !== undefined) next.push(mark)
  for (const filler of fillers) {
    if (filler.every((word, index) => words[at + index] === word)) next.push(at + filler.length)
  }
  for (let size = 1; size <= MAX_REPEAT; size += 1) {
    // The first or the second of the two may be the one that stays; fillers may stand between.
    if (isSame(words, at, at + size, size)) next.push(at + size)
    if (isSame(words, at, at - size, size)) next.push(at + size)
  }
  for (let size = 1; size <= MAX_ABANDONED; size += 1) {
    if (source.ellipsis.has(at + size) && (source.comma.has(at) || source.ellipsis.has(at)))
      next.push(at + size)
  }
  for (let size = 1; size <= MAX_RESTART; size += 1) {
    if (source.comma.has(at + size) && words[at] === words[at + size]) next.push(at + size)
  }
  for (let size = 1; size <= MAX_CUT_OFF; size += 1) {
    if (at + size === words.length && source.comma.has(at)) next.push(at + size)
  }
  return next
}

function isSame(words: readonly string[], one: number, other: number, size: number): boolean {
  if (other < 0 || other + size > words.length) return false
  for (let index = 0; index < size; index += 1) if (words[one + index] !== words[other + index]) return false
  return true
}
