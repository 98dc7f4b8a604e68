// The author typed while the drafter wrote: base, author's text and drafter's text become one, and nobody's words
// are lost. What cannot stand in one text becomes a proposal beside it. Rules: design note "drafting", kept in tests.
import { blockKey, separatorBetween, splitBlocks, startsSection, type Block } from './blocks.ts'
import { findRegions, type Region } from './merge-regions.ts'
import { mergeWords } from './merge-words.ts'
import { finish, type Steps } from './steps.ts'

export interface MergeInput {
  /** What the drafter read. */
  base: string
  /** The author's text now. */
  author: string
  /** The base with the drafter's edits. */
  drafter: string
  /** UTF-16 ranges of the author's text that no drafter may change. */
  locked: readonly { start: number; end: number }[]
  /** UTF-16 ranges that the author has written: no drafter may alter a character of them. */
  own?: readonly { start: number; end: number }[]
}

export interface MergeProposal {
  /** What stands in the text; '' when the author deleted it. */
  authorMarkdown: string
  drafterMarkdown: string
  /** Where it stands, as an offset into the author's text. */
  authorOffset: number
}

export interface MergeResult {
  markdown: string
  proposals: MergeProposal[]
  /** The drafter's paragraphs that were joined with the author's: trimmed texts. */
  blended: { drafter: string; merged: string }[]
}

export function mergeTexts(input: MergeInput): MergeResult {
  return finish(mergeTextsInSteps(input))
}

export function* mergeTextsInSteps(input: MergeInput): Steps<MergeResult> {
  const base = splitBlocks(input.base)
  const author = splitBlocks(input.author)
  const drafter = splitBlocks(input.drafter)
  const offsets = offsetsOf(author)
  const isLocked = lockTest(input.locked, author, offsets)
  const out = new MergedText()
  const proposals: MergeProposal[] = []
  const blended: MergeResult['blended'] = []
  let [atBase, atAuthor, atDrafter] = [0, 0, 0]
  for (const region of yield* findRegions(base, author, drafter)) {
    yield
    const gap = region.start - atBase
    const was = base.slice(region.start, region.end)
    out.addAuthor(author, atAuthor, atAuthor + gap)
    atAuthor += gap
    atDrafter += gap
    atBase = region.end
    const authorEnd = atAuthor + region.end - region.start + growth(region.author)
    const drafterEnd = atDrafter + region.end - region.start + growth(region.drafter)
    const texts = { ours: author.slice(atAuthor, authorEnd), theirs: drafter.slice(atDrafter, drafterEnd) }
    const decision = decide(region, was, texts, isLocked(atAuthor, authorEnd, texts.theirs))
    switch (decision.kind) {
      case 'author':
        out.addAuthor(author, atAuthor, authorEnd)
        break
      case 'drafter':
        out.add(texts.theirs)
        break
      case 'both':
        out.addAuthor(author, atAuthor, atAuthor + decision.ourLead)
        out.add(texts.theirs.slice(0, decision.theirLead))
        out.addAuthor(author, atAuthor + decision.ourLead, authorEnd)
        out.add(texts.theirs.slice(decision.theirLead))
        break
      case 'blend':
        out.add([decision.text])
        blended.push({ drafter: texts.theirs.join('').trim(), merged: decision.text.trim() })
        break
      case 'propose':
        out.addAuthor(author, atAuthor, authorEnd)
        proposals.push({
          authorMarkdown: texts.ours.join('').trim(),
          drafterMarkdown: draftedPart(was, texts),
          authorOffset: offsets[atAuthor] ?? input.author.length,
        })
        break
    }
    atAuthor = authorEnd
    atDrafter = drafterEnd
  }
  out.addAuthor(author, atAuthor, author.length)
  return { markdown: out.text(), proposals, blended }
}

type Decision =
  | { kind: 'author' }
  | { kind: 'drafter' }
  | { kind: 'both'; ourLead: number; theirLead: number }
  | { kind: 'blend'; text: string }
  | { kind: 'propose' }

function decide(
  region: Region,
  base: readonly Block[],
  texts: { ours: readonly Block[]; theirs: readonly Block[] },
  locked: boolean,
): Decision {
  const { ours, theirs } = texts
  if (region.drafter.length === 0) return { kind: 'author' }
  if (region.author.length === 0 && !locked) return { kind: 'drafter' }
  const same =
    ours.length === theirs.length && ours.every((block, at) => blockKey(block) === blockKey(theirs[at] ?? ''))
  if (same) return { kind: 'author' }
  if (!locked && base.length === 0) return { kind: 'both', ourLead: leadOf(ours), theirLead: leadOf(theirs) }
  const [o, a, b] = [base[0], ours[0], theirs[0]]
  const single = base.length === 1 && ours.length === 1 && theirs.length === 1
  if (!locked && single && o !== undefined && a !== undefined && b !== undefined) {
    const text = mergeWords(o, a, b)
    if (text !== null) return { kind: 'blend', text }
  }
  const known = new Set([...base, ...ours].map(blockKey))
  return theirs.some((block) => !known.has(blockKey(block))) ? { kind: 'propose' } : { kind: 'author' }
}

/** All of the drafter's version, or only what is new in it where the author deleted the rest. */
function draftedPart(
  base: readonly Block[],
  texts: { ours: readonly Block[]; theirs: readonly Block[] },
): string {
  const old = new Set(texts.ours.length === 0 ? base.map(blockKey) : [])
  const kept = texts.theirs.filter((block) => !old.has(blockKey(block)))
  return kept.join('').trim()
}

/** Blocks before the first section heading: they belong to the section above. */
function leadOf(blocks: readonly Block[]): number {
  const heading = blocks.findIndex(startsSection)
  return heading === -1 ? blocks.length : heading
}

function growth(hunks: Region['author']): number {
  let sum = 0
  for (const hunk of hunks) sum += hunk.otherEnd - hunk.otherStart - (hunk.baseEnd - hunk.baseStart)
  return sum
}

function offsetsOf(blocks: readonly Block[]): number[] {
  const offsets = [0]
  for (const block of blocks) offsets.push((offsets.at(-1) ?? 0) + block.length)
  return offsets
}

type LockTest = (start: number, end: number, drafted: readonly Block[]) => boolean

/** Whether the drafter's blocks in place of the author's [start, end) would change a locked section. */
function lockTest(
  locked: MergeInput['locked'],
  author: readonly Block[],
  offsets: readonly number[],
): LockTest {
  return (start, end, drafted) => {
    const [from, to] = [offsets[start] ?? 0, offsets[end] ?? 0]
    return locked.some((range) => {
      if (to > from && from !== range.end) return from < range.end && to > range.start
      if (from > range.start && from < range.end) return true
      // Behind a locked section a heading must follow, or it would grow; before its heading anything may stand.
      if (from === range.end) return !startsSection(drafted[0] ?? '')
      return from === range.start && !startsSection(author[start] ?? '')
    })
  }
}

/** Puts blocks one after another, keeping paragraphs apart where two texts meet. */
class MergedText {
  readonly #parts: string[] = []
  #tail = ''
  #nextAuthor = -1

  addAuthor(author: readonly Block[], start: number, end: number): void {
    if (start === end) return
    if (this.#nextAuthor !== start) this.#separate(author[start] ?? '')
    for (const block of author.slice(start, end)) this.#push(block)
    this.#nextAuthor = end
  }

  add(blocks: readonly Block[]): void {
    for (const [index, block] of blocks.entries()) {
      if (index === 0) this.#separate(block)
      this.#push(block)
      this.#nextAuthor = -1
    }
  }

  text(): string {
    return this.#parts.join('')
  }

  #separate(next: string): void {
    const separator = separatorBetween(this.#tail, next)
    if (separator !== '') this.#push(separator)
  }

  #push(text: string): void {
    this.#parts.push(text)
    this.#tail = text.length >= 4 ? text : this.#tail + text
  }
}
