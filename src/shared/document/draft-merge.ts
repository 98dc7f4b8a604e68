// A drafter's edits brought into the author's text of now: edits, merge, sections, moves and states in one step.
import type { DraftEdit } from '../drafting/drafter.ts'
import { applyEdits, type AppliedEdits, type PlacedParagraph } from './apply-edits.ts'
import { ownRanges, type Authorship } from './authorship.ts'
import { startsSection } from './blocks.ts'
import { cleanHeading } from './clean-paragraph.ts'
import { matchSections } from './match-sections.ts'
import { mergeTextsInSteps, type MergeResult } from './merge.ts'
import { lengthOf, mergedAuthorship } from './merged-text.ts'
import { moveSections } from './move-sections.ts'
import { paragraphsOf } from './paragraph-sources.ts'
import { lockedRanges, parseSections, sectionAt, type ParsedSection } from './sections.ts'
import type { Section } from './section.ts'
import { finish, type Steps } from './steps.ts'

/** A text and its section rows: one for each heading, in order. */
export interface Manuscript {
  markdown: string
  sections: readonly Section[]
}

export interface DraftMergeInput {
  projectId: string
  /** For a text that has nothing yet. */
  title: string
  base: Manuscript
  author: Manuscript & { authorship: Authorship }
  edits: readonly DraftEdit[]
  newId(): string
}

export interface DraftProposal {
  sectionId: string | null
  authorMarkdown: string
  drafterMarkdown: string
}

export interface DraftMergeResult {
  markdown: string
  sections: Section[]
  /** Of `markdown`. */
  authorship: Authorship
  proposals: DraftProposal[]
  /** Every drafted paragraph as it may stand in the text, now or after its proposal is accepted. */
  paragraphs: PlacedParagraph[]
}

export function mergeDraft(input: DraftMergeInput): DraftMergeResult {
  return finish(mergeDraftInSteps(input))
}

export function* mergeDraftInSteps(input: DraftMergeInput): Steps<DraftMergeResult> {
  const { author, base, edits, projectId, newId } = input
  const parsed = parseSections(author.markdown)
  const titled = parsed.some((section) => section.level === 1)
  const applied = applyEdits(base.markdown, base.sections, edits, { title: titled ? null : input.title })
  yield
  const merged = yield* mergeTextsInSteps({
    base: base.markdown,
    author: author.markdown,
    drafter: applied.markdown,
    locked: lockedRanges(parsed, author.sections),
    own: ownRanges(author.authorship, author.markdown.length),
  })
  const headings = parseSections(merged.markdown)
  const { rows } = matchSections(author.sections, headings, {
    projectId,
    newId,
    known: standingHeadings(merged, headings, author),
  })
  yield
  const drafted = [{ by: 'drafter' as const, length: applied.markdown.length }]
  const written = mergedAuthorship(merged.pieces, { author: author.authorship, drafter: drafted })
  const { markdown, authorship, sections } = moveSections(
    { markdown: merged.markdown, authorship: written },
    rows,
    applied.moves,
  )
  return {
    markdown,
    sections: withStatuses(sections, applied, new Set(author.sections.map((section) => section.id))),
    authorship,
    proposals: [
      ...merged.proposals.map(({ authorMarkdown, drafterMarkdown, authorOffset }) => ({
        sectionId:
          author.sections[sectionAt(parsed, placeOf(authorMarkdown, drafterMarkdown, authorOffset))]?.id ??
          null,
        authorMarkdown,
        drafterMarkdown,
      })),
      ...applied.refused.flatMap((edit) => refusedAsProposal(edit)),
    ],
    paragraphs: withBlended(applied.paragraphs, merged),
  }
}

/** The author's headings in the merged text, each with its row: one that stands there twice is told by its place. */
function standingHeadings(
  { pieces }: MergeResult,
  headings: readonly ParsedSection[],
  author: Manuscript,
): Map<number, Section> {
  const rows = new Map(
    parseSections(author.markdown).map(({ start }, at) => [start, author.sections[at]] as const),
  )
  const found = new Map<number, Section>()
  let offset = 0
  let next = 0
  for (const piece of pieces) {
    const end = offset + lengthOf(piece)
    for (
      let start = headings[next]?.start ?? Infinity;
      start < end;
      start = headings[++next]?.start ?? Infinity
    ) {
      const row = piece.of === 'author' ? rows.get(piece.start + start - offset) : undefined
      if (row !== undefined) found.set(next, row)
    }
    offset = end
  }
  return found
}

/** Words to be added, without a heading of their own, belong to the section that ends where they would stand. */
function placeOf(authorMarkdown: string, drafterMarkdown: string, offset: number): number {
  return authorMarkdown === '' && !startsSection(drafterMarkdown) ? offset - 1 : offset
}

/** The drafter's states; a locked section keeps its own. */
function withStatuses(sections: Section[], applied: AppliedEdits, known: ReadonlySet<string>): Section[] {
  return sections.map((section) => {
    if (section.locked) return section
    const given = applied.statuses.findLast(({ sectionId, heading }) =>
      sectionId === null ? !known.has(section.id) && heading === section.heading : sectionId === section.id,
    )
    return given === undefined ? section : { ...section, status: given.status }
  })
}

function refusedAsProposal(edit: DraftEdit): DraftProposal[] {
  const heading = edit.op === 'insert' ? [`## ${cleanHeading(edit.heading ?? '')}`] : []
  const drafterMarkdown = [...heading, ...edit.paragraphs.map(({ markdown }) => markdown)].join('\n\n')
  return drafterMarkdown === ''
    ? []
    : [{ sectionId: edit.sectionId ?? null, authorMarkdown: '', drafterMarkdown }]
}

/** A paragraph joined with the author's words rests on the same items as the drafter's part of it. */
function withBlended(paragraphs: readonly PlacedParagraph[], merged: MergeResult): PlacedParagraph[] {
  if (merged.blended.length === 0) return [...paragraphs]
  const known = new Map<string, string[]>()
  for (const { markdown, sources } of paragraphs)
    for (const block of paragraphsOf(markdown)) known.set(block, [...(known.get(block) ?? []), ...sources])
  const blended = merged.blended.flatMap(({ drafter, merged: markdown }) => {
    const sources = known.get(drafter)
    return sources === undefined ? [] : [{ markdown, sources: [...new Set(sources)] }]
  })
  return [...paragraphs, ...blended]
}
