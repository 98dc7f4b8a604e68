// One draft update taken back out of the text, without a word of what the author wrote or changed since.
import { fitAuthorship, ownRanges, type Authorship, type AuthoredText, type TextRange } from './authorship.ts'
import { matchSections } from './match-sections.ts'
import type { Manuscript } from './draft-merge.ts'
import { mergeTextsInSteps } from './merge.ts'
import { mergedAuthorship } from './merged-text.ts'
import { moveSections, type SectionMove } from './move-sections.ts'
import { paragraphsOf } from './paragraph-sources.ts'
import { lockedRanges, parseSections, type ParsedSection } from './sections.ts'
import type { Section } from './section.ts'
import { finish, type Steps } from './steps.ts'

export interface UndoDraftInput {
  /** The texts around the drafter's commit. */
  before: AuthoredText
  after: string
  /** As it stands now. */
  author: Manuscript & { authorship: Authorship }
}

export interface UndoDraftResult extends AuthoredText {
  /** Drafted paragraphs that stayed, in whole or in part, because the author changed them. */
  kept: number
}

export function undoDraft(input: UndoDraftInput): UndoDraftResult {
  return finish(undoDraftInSteps(input))
}

export function* undoDraftInSteps({ before, after, author }: UndoDraftInput): Steps<UndoDraftResult> {
  const past: AuthoredText = {
    markdown: before.markdown,
    authorship: fitAuthorship(before.authorship, before.markdown.length),
  }
  if (
    author.markdown === after &&
    ownLetters(author) === ownLetters(past) &&
    locksHold(author, past.markdown)
  )
    return { ...past, kept: 0 }
  const texts = sameOrder(past, after, author)
  yield
  const parsed = parseSections(texts.author.markdown)
  const own = ownRanges(texts.author.authorship, texts.author.markdown.length)
  const merged = yield* mergeTextsInSteps({
    base: texts.after,
    author: texts.author.markdown,
    drafter: texts.before.markdown,
    locked: lockedRanges(parsed, texts.sections),
    own: withHeadings(own, parsed, texts.author.markdown),
  })
  const drafted = new Set(paragraphsOf(after))
  for (const paragraph of paragraphsOf(past.markdown)) drafted.delete(paragraph)
  return {
    markdown: merged.markdown,
    authorship: mergedAuthorship(merged.pieces, {
      author: texts.author.authorship,
      drafter: texts.before.authorship,
    }),
    kept: merged.stayed.filter((block) => drafted.has(block.trim())).length,
  }
}

/** More of them in the same text: the author has written it again. */
function ownLetters({ markdown, authorship }: AuthoredText): number {
  let letters = 0
  for (const { start, end } of ownRanges(authorship, markdown.length))
    letters += markdown.slice(start, end).replace(/\s+/g, '').length
  return letters
}

/** A heading stays over words of the author's own. */
function withHeadings(
  own: readonly TextRange[],
  parsed: readonly ParsedSection[],
  markdown: string,
): TextRange[] {
  const headings = parsed.filter(({ start, end, bodyStart }) =>
    own.some(
      (range) =>
        range.start < end &&
        range.end > bodyStart &&
        markdown.slice(Math.max(range.start, bodyStart, start), Math.min(range.end, end)).trim() !== '',
    ),
  )
  return [...own, ...headings.map(({ start, bodyStart }) => ({ start, end: bodyStart }))].sort(
    (one, other) => one.start - other.start,
  )
}

/** What is locked now stood there before the draft, too. */
function locksHold({ sections, markdown }: Manuscript, past: string): boolean {
  const parsed = parseSections(markdown)
  const old = new Set(parseSections(past).map((section) => past.slice(section.start, section.end).trim()))
  return parsed.every(
    ({ start, end }, at) => sections[at]?.locked !== true || old.has(markdown.slice(start, end).trim()),
  )
}

/** The three texts with their sections in one order, so that a section that moved does not look rewritten. */
function sameOrder(before: AuthoredText, after: string, author: UndoDraftInput['author']) {
  const rows = (known: readonly Section[], markdown: string) =>
    matchSections(known, parseSections(markdown), { projectId: '', newId: newIds() }).rows
  const rowsAfter = rows(author.sections, after)
  const rowsBefore = rows(rowsAfter, before.markdown)
  const drafted = orderOf(rowsAfter, rowsBefore)
  const was = orderOf(rowsBefore, rowsAfter)
  const unmoved = { before, after, author, sections: author.sections }
  if (sameList(was, drafted)) return unmoved
  const back = movesTo(was)
  const moved = moveSections(author, author.sections, movesTo(orderOf(rowsBefore, author.sections)))
  const { sections } = moved
  const untouched = sameList(orderOf(rowsAfter, author.sections), orderOf(author.sections, rowsAfter))
  // The author has put them in an order of his own, or has locked one: then the order stays as it is.
  if (!untouched || !sameList(orderOf(sections, rowsBefore), orderOf(rowsBefore, sections)))
    return { ...unmoved, before: moveSections(before, unlocked(rowsBefore), movesTo(drafted)) }
  const base = moveSections({ markdown: after, authorship: [] }, unlocked(rowsAfter), back).markdown
  return { before, after: base, author: moved, sections }
}

/** Ids of the sections that `others` has too. */
function orderOf(sections: readonly Section[], others: readonly Section[]): string[] {
  const known = new Set(others.map(({ id }) => id))
  return sections.map(({ id }) => id).filter((id) => known.has(id))
}

function movesTo(order: readonly string[]): SectionMove[] {
  return order.slice(1).map((sectionId, at) => ({ sectionId, afterSectionId: order[at] }))
}

function unlocked(sections: readonly Section[]): Section[] {
  return sections.map((section) => ({ ...section, locked: false }))
}

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, at) => id === other[at])
}

function newIds(): () => string {
  let count = 0
  return () => `new ${++count}`
}
