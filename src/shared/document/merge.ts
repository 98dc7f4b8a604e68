// The author typed while the drafter wrote: base, author's text and drafter's text become one, and nobody's words
// are lost. What cannot stand in one text becomes a proposal beside it. Rules: design note "drafting", kept in tests.
import { assertNever } from '../errors.ts'
import { rangeTest, type TextRange } from './authorship.ts'
import { blockKey, missingFence, splitBlocks, startsSection, type Block } from './blocks.ts'
import { findRegions, type Region } from './merge-regions.ts'
import { mergeWords } from './merge-words.ts'
import { MergedText, sideOf, type BlendedBlock, type MergePiece, type Side } from './merged-text.ts'
import { finish, type Steps } from './steps.ts'

/** UTF-16 code units; what is shorter may well stand there twice. */
const MIN_TWIN = 24

export interface MergeInput {
  /** What the drafter read. */
  base: string
  /** The author's text now. */
  author: string
  /** The base with the drafter's edits. */
  drafter: string
  /** UTF-16 ranges of the author's text that no drafter may change: sections from heading to end. */
  locked: readonly TextRange[]
  /** UTF-16 ranges that the author has written: no drafter may alter a character of them. */
  own?: readonly TextRange[]
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
  /** What `markdown` is made of, in order. */
  pieces: MergePiece[]
  proposals: MergeProposal[]
  /** The drafter's paragraphs that were joined with the author's: trimmed texts. */
  blended: { drafter: string; merged: string }[]
  /** Base blocks that the drafter would change but the author's text there stayed. */
  stayed: Block[]
}

export function mergeTexts(input: MergeInput): MergeResult {
  return finish(mergeTextsInSteps(input))
}

export function* mergeTextsInSteps(input: MergeInput): Steps<MergeResult> {
  const base = splitBlocks(input.base)
  const author = sideOf(input.author)
  const drafter = sideOf(input.drafter)
  const { own = [] } = input
  const holdsOwn = rangeTest(own)
  const isOwn = author.blocks.map((block, at) => holdsOwn(author.offsets[at] ?? 0, block))
  const regions = yield* findRegions(base, author.blocks, drafter.blocks, isOwn)
  const standing = new Set(
    author.blocks.filter((block, at) => isOwn[at] === true && block.length >= MIN_TWIN).map(blockKey),
  )
  for (const { start, end, author: written, drafter: drafted } of regions)
    if (written.length > 0 && drafted.length > 0)
      for (const block of base.slice(start, end)) standing.add(blockKey(block))
  const isLocked = lockTest(input.locked, author)
  const out = new MergedText(author, drafter)
  const rest: Pick<MergeResult, 'proposals' | 'blended' | 'stayed'> = {
    proposals: [],
    blended: [],
    stayed: [],
  }
  let [atBase, atAuthor, atDrafter] = [0, 0, 0]
  for (const region of regions) {
    yield
    const gap = region.start - atBase
    out.addAuthor(atAuthor, atAuthor + gap)
    atAuthor += gap
    atDrafter += gap
    atBase = region.end
    const authorEnd = atAuthor + region.end - region.start + growth(region.author)
    const drafterEnd = atDrafter + region.end - region.start + growth(region.drafter)
    const meeting = meetingOf(
      {
        base: base.slice(region.start, region.end),
        next: base[region.end] ?? '',
        author,
        drafter,
        standing,
        own,
      },
      [atAuthor, authorEnd],
      [atDrafter, drafterEnd],
    )
    put(out, meeting, decide(region, meeting, isLocked), rest)
    atAuthor = authorEnd
    atDrafter = drafterEnd
  }
  out.addAuthor(atAuthor, author.blocks.length)
  return { markdown: out.text(), pieces: out.pieces(), ...rest }
}

/** What author and drafter have where the base had `was`. */
interface Meeting {
  was: readonly Block[]
  ours: readonly Block[]
  theirs: readonly Block[]
  /** Places in the author's text. */
  from: number
  to: number
  /** Places in the drafter's text. */
  drafted: readonly number[]
  offset: number
  /** The author's text ends here, with a fence that would swallow what comes behind it. */
  behindFence: boolean
  /** Behind these blocks the base has a section's heading, and the author has something else. */
  headingGone: boolean
  /** Ranges of the first of `ours`. */
  own: TextRange[]
}

function meetingOf(
  texts: {
    base: readonly Block[]
    next: Block
    author: Side
    drafter: Side
    standing: ReadonlySet<string>
    own: readonly TextRange[]
  },
  [from, to]: readonly [number, number],
  [draftedFrom, draftedTo]: readonly [number, number],
): Meeting {
  const { author, drafter, base, next, standing } = texts
  const ours = author.blocks.slice(from, to)
  const here = new Set([...base, ...ours].map(blockKey))
  // What the drafter put elsewhere, but stays as the author has it, would stand there twice.
  const isTwin = (key: string) => standing.has(key) && !here.has(key)
  const drafted = Array.from({ length: draftedTo - draftedFrom }, (_, at) => draftedFrom + at).filter(
    (at) => !isTwin(blockKey(drafter.blocks[at] ?? '')),
  )
  const offset = author.offsets[from] ?? 0
  const end = author.offsets[from + 1] ?? offset
  return {
    was: base,
    ours,
    theirs: drafted.map((at) => drafter.blocks[at] ?? ''),
    from,
    to,
    drafted,
    offset,
    headingGone: to < author.blocks.length && startsSection(next) && !startsSection(author.blocks[to] ?? ''),
    behindFence: to === author.blocks.length && missingFence(author.blocks.at(-1) ?? '') !== '',
    own:
      ours.length !== 1
        ? []
        : texts.own
            .filter((range) => range.start < end && range.end > offset)
            .map((range) => ({ start: range.start - offset, end: range.end - offset })),
  }
}

type Decision =
  | { kind: 'author' }
  | { kind: 'drafter' }
  | { kind: 'both'; ourLead: number; theirLead: number }
  | { kind: 'blend'; block: BlendedBlock }
  | { kind: 'propose' }

function decide(region: Region, meeting: Meeting, isLocked: LockTest): Decision {
  const { was, ours, theirs, from, to, own } = meeting
  if (region.drafter.length === 0) return { kind: 'author' }
  const locked = isLocked(from, to, theirs) || hasNoPlace(region, meeting)
  if (region.author.length === 0 && !locked) return { kind: 'drafter' }
  const same =
    ours.length === theirs.length && ours.every((block, at) => blockKey(block) === blockKey(theirs[at] ?? ''))
  if (same) return { kind: 'author' }
  if (!locked && was.length === 0) return { kind: 'both', ourLead: leadOf(ours), theirLead: leadOf(theirs) }
  const [o, a, b] = [was[0], ours[0], theirs[0]]
  const single = was.length === 1 && ours.length === 1 && theirs.length === 1
  if (!locked && single && o !== undefined && a !== undefined && b !== undefined) {
    const block = mergeWords(o, a, b, own)
    if (block !== null) return { kind: 'blend', block }
  }
  const known = new Set([...was, ...ours].map(blockKey))
  return theirs.some((block) => !known.has(blockKey(block))) ? { kind: 'propose' } : { kind: 'author' }
}

function put(
  out: MergedText,
  meeting: Meeting,
  decision: Decision,
  rest: Pick<MergeResult, 'proposals' | 'blended' | 'stayed'>,
): void {
  const { from, to, drafted, ours, theirs, was } = meeting
  switch (decision.kind) {
    case 'drafter':
      out.addDrafter(drafted)
      break
    case 'both':
      out.addAuthor(from, from + decision.ourLead)
      out.addDrafter(drafted.slice(0, decision.theirLead))
      out.addAuthor(from + decision.ourLead, to)
      out.addDrafter(drafted.slice(decision.theirLead))
      break
    case 'blend':
      out.addBlend(decision.block, from, drafted[0] ?? 0)
      rest.blended.push({ drafter: theirs.join('').trim(), merged: decision.block.text.trim() })
      rest.stayed.push(...was)
      break
    case 'propose':
      rest.proposals.push({
        authorMarkdown: ours.join('').trim(),
        drafterMarkdown: draftedPart(meeting),
        authorOffset: meeting.offset,
      })
      out.addAuthor(from, to)
      rest.stayed.push(...was)
      break
    case 'author':
      out.addAuthor(from, to)
      if (ours.length > 0) rest.stayed.push(...was)
      break
    default:
      assertNever(decision)
  }
}

/** Behind an open fence words would be swallowed; a new section before text that lost its heading would swallow that. */
function hasNoPlace(region: Region, { was, ours, theirs, behindFence, headingGone }: Meeting): boolean {
  if (behindFence && (region.author.length > 0 || ours.length === 0)) return true
  return was.length === 0 && headingGone && theirs.some(startsSection)
}

/** All of the drafter's version, or only what is new in it where the author deleted the rest. */
function draftedPart({ was, ours, theirs }: Meeting): string {
  const old = new Set(ours.length === 0 ? was.map(blockKey) : [])
  const kept = theirs.filter((block) => !old.has(blockKey(block)))
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

type LockTest = (start: number, end: number, drafted: readonly Block[]) => boolean

/** Whether the drafter's blocks in place of the author's [start, end) would change a locked section. */
function lockTest(locked: MergeInput['locked'], { blocks, offsets }: Side): LockTest {
  return (start, end, drafted) => {
    const [from, to] = [offsets[start] ?? 0, offsets[end] ?? 0]
    return locked.some((range) => {
      if (to > from && from !== range.end) return from < range.end && to > range.start
      if (from > range.start && from < range.end) return true
      // Behind a locked section a heading must follow, or it would grow; before its heading anything may stand.
      if (from === range.end) return !startsSection(drafted[0] ?? '')
      return from === range.start && !startsSection(blocks[start] ?? '')
    })
  }
}
