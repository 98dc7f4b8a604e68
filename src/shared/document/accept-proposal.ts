// A proposal that the author accepted, put into the text: in place of the block it stands beside, wherever that is
// now. A block that the author has changed since is never written over: the words come behind it.
import { fitAuthorship, mapAuthorship, type AuthoredText, type TextRange } from './authorship.ts'
import { blockKey, isHeading, missingFence, separatorBetween, splitBlocks, startsSection } from './blocks.ts'
import type { Proposal } from './document.ts'
import { sideOf, type Side } from './merged-text.ts'
import type { Section } from './section.ts'
import { parseSections } from './sections.ts'
import { bagSimilarity, wordBag } from './similarity.ts'
import { wordChanges } from './text-change.ts'

export interface AcceptedProposal extends AuthoredText {
  /** Where the accepted words stand now. */
  range: TextRange
}

const ALIKE = 0.5

/** `sections` are the rows of the text, in order; `edited` is the proposal as the author changed it. */
export function acceptProposal(
  text: AuthoredText,
  sections: readonly Section[],
  proposal: Pick<Proposal, 'authorMarkdown' | 'drafterMarkdown' | 'sectionId'>,
  edited: string = proposal.drafterMarkdown,
): AcceptedProposal {
  const { markdown } = text
  const parsed = parseSections(markdown)
  const section = parsed[sections.findIndex((row) => row.id === proposal.sectionId)]
  const home = { start: section?.start ?? 0, end: section?.end ?? markdown.length }
  const side = sideOf(markdown)
  const found = findBlock(side, proposal.authorMarkdown, section === undefined ? null : home)
  const at = found?.start ?? placeBeside(side, proposal, home)
  const before = markdown.slice(0, at)
  const after = markdown.slice(found?.end ?? at)
  const lead = found === null ? apart(before, edited) : ''
  const tail = found !== null ? '' : after === '' ? '\n' : separatorBetween(edited, after)
  // Words that stay are whose they were.
  const old = markdown.slice(at, found?.end ?? at)
  const proposed = lead + proposal.drafterMarkdown + tail
  const drafted = mapAuthorship(
    fitAuthorship(text.authorship, markdown.length),
    wordChanges(old, proposed, at),
    'drafter',
  )
  const put = lead + edited + tail
  return {
    markdown: before + put + after,
    authorship: mapAuthorship(drafted, wordChanges(proposed, put, at), 'author'),
    range: { start: at + lead.length, end: at + lead.length + edited.length },
  }
}

/** What keeps `after` from becoming a part of what stands before it; an open fence would swallow it. */
function apart(before: string, after: string): string {
  const fence = missingFence(before)
  if (fence === '') return separatorBetween(before, after)
  return `${before.endsWith('\n') ? '' : '\n'}${fence}\n\n`
}

/** Where exactly these blocks stand: in the section, or where there is but one such place; null when they do not. */
function findBlock(side: Side, markdown: string, home: TextRange | null): TextRange | null {
  const sought = splitBlocks(markdown).map(keyOf)
  if (sought.length === 0) return null
  const keys = side.blocks.map(keyOf)
  const places = keys
    .map((_, at) => at)
    .filter((at) => sought.every((key, index) => keys[at + index] === key))
  const startOf = (place: number) => side.offsets[place] ?? 0
  const near = places.find((at) => home !== null && startOf(at) >= home.start && startOf(at) < home.end)
  const place = near ?? (places.length === 1 ? places[0] : undefined)
  if (place === undefined) return null
  const [first, last] = [side.blocks[place] ?? '', side.blocks[place + sought.length - 1] ?? '']
  return {
    start: startOf(place) + first.length - first.trimStart().length,
    end: startOf(place + sought.length - 1) + blockKey(last).length,
  }
}

function keyOf(block: string): string {
  return block.trim()
}

/** Behind the block that came of the one the proposal stands beside, or at the section's end. */
function placeBeside(
  { blocks, offsets }: Side,
  { authorMarkdown, drafterMarkdown }: Pick<Proposal, 'authorMarkdown' | 'drafterMarkdown'>,
  home: TextRange,
): number {
  if (splitBlocks(drafterMarkdown).some(startsSection)) return home.end
  const sought = wordBag(splitBlocks(authorMarkdown).at(-1) ?? '')
  let place = home.end
  let best = ALIKE
  for (const [at, block] of blocks.entries()) {
    const [start, end] = [offsets[at] ?? 0, offsets[at + 1] ?? 0]
    if (sought.total === 0 || start < home.start || end > home.end || isHeading(block)) continue
    const alike = bagSimilarity(sought, wordBag(block))
    if (alike < best) continue
    best = alike
    place = end
  }
  return place
}
