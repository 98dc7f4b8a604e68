// Puts chapters into the document as it stands: onto a section about the same, or as a section of their own.
import type { DraftContext, DraftEdit, SectionText } from '../drafter.ts'
import type { Chapter } from './chapters.ts'
import { paragraphsOf } from './paragraphs.ts'
import type { Pacer } from './pacer.ts'
import { statusFor } from './section-state.ts'
import { countWords } from './split-sentences.ts'
import { addTerms, cosine, type Terms } from './terms.ts'
import { createSpelling, type Spelling } from './voice.ts'

/** Likeness from which new talk continues an existing section. */
const ALIKE = 0.3
/** Talk shorter than this does not open a section while there is one it could join. */
const TOO_SHORT = 120

export interface Placed {
  edit: DraftEdit
  heading: string
  /** Words of the section once the edit is in. */
  words: number
  chapter: Chapter
}

/** A section as it stands, read once. */
export interface KnownSection {
  section: SectionText
  words: number
  terms: Terms
}

/** Reads the unlocked sections that have a body; the title's heading has none. */
export async function readSections(context: DraftContext, pacer: Pacer): Promise<KnownSection[]> {
  const known: KnownSection[] = []
  for (const section of sectionsWithText(context)) {
    const terms: Terms = new Map()
    let words = 0
    addTerms(terms, section.heading, 4)
    for (const paragraph of section.body.split(/\n{2,}/)) {
      addTerms(terms, paragraph)
      words += countWords(paragraph)
      await pacer.spend(paragraph.length * 2)
    }
    known.push({ section, words, terms })
  }
  return known
}

export async function placeChapters(
  chapters: readonly Chapter[],
  known: readonly KnownSection[],
  context: DraftContext,
  pacer: Pacer,
): Promise<Placed[]> {
  const weightOf = weigh(known.map(({ terms }) => terms))
  const spelling = createSpelling(context.voiceGuide.wordsToUse)
  const placed: Placed[] = []
  for (const chapter of chapters) {
    await pacer.spend(2_000)
    const same = context.sections.find((section) => !section.locked && sameHeading(section, chapter))
    const home = same ?? (await nearest(chapter, known, weightOf, context, pacer))
    const words = known.find(({ section }) => section === home)?.words ?? 0
    placed.push(
      home === null
        ? inserted(chapter, context, spelling)
        : appended(chapter, home, words, context, spelling),
    )
  }
  return placed
}

/** Unlocked sections that have a body; the title's heading is none. */
function sectionsWithText({ sections }: Pick<DraftContext, 'sections'>): SectionText[] {
  return sections.filter((section) => !section.locked && section.heading !== '' && section.body.trim() !== '')
}

function sameHeading(section: SectionText, chapter: Chapter): boolean {
  return section.heading.trim().toLowerCase() === chapter.heading.toLowerCase()
}

async function nearest(
  chapter: Chapter,
  index: readonly KnownSection[],
  weightOf: (term: string) => number,
  context: DraftContext,
  pacer: Pacer,
): Promise<SectionText | null> {
  if (chapter.entry !== null) return null
  const mine: Terms = new Map()
  for (const block of chapter.blocks)
    for (const [term, count] of block.terms) mine.set(term, (mine.get(term) ?? 0) + count)
  let best: { section: SectionText; likeness: number } | null = null
  for (const { section, terms } of index) {
    const likeness = cosine(mine, terms, weightOf) + (isAskedFor(section, chapter, context) ? 0.15 : 0)
    if (best === null || likeness > best.likeness) best = { section, likeness }
    await pacer.spend(terms.size * 2)
  }
  const words = chapter.blocks.reduce((sum, block) => sum + block.words, 0)
  return best !== null && (best.likeness >= ALIKE || words < TOO_SHORT) ? best.section : null
}

/** The author had this section in view when asking for the draft. */
function isAskedFor(
  section: SectionText,
  chapter: Chapter,
  { activeSection, anchors }: DraftContext,
): boolean {
  if (activeSection === null || (section.id !== activeSection && section.heading !== activeSection))
    return false
  return (
    anchors.length === 0 ||
    chapter.blocks.some((block) => block.sentences.some(({ itemId }) => anchors.includes(itemId)))
  )
}

function appended(
  chapter: Chapter,
  section: SectionText,
  before: number,
  context: DraftContext,
  spelling: Spelling,
): Placed {
  const isEmpty = section.body.trim() === ''
  const entry = chapter.entry ?? context.outline.find(({ heading }) => heading === section.heading) ?? null
  const words = before + wordsIn(chapter)
  const paragraphs = paragraphsOf(chapter.blocks, isEmpty, spelling.prose)
  const edit: DraftEdit = { op: 'append', sectionId: section.id, paragraphs, status: statusFor(words, entry) }
  return { edit, heading: section.heading, words, chapter }
}

function inserted(chapter: Chapter, context: DraftContext, spelling: Spelling): Placed {
  const words = wordsIn(chapter)
  const heading = chapter.entry === null ? spelling.title(chapter.heading) : chapter.heading
  const edit: DraftEdit = {
    op: 'insert',
    heading,
    paragraphs: paragraphsOf(chapter.blocks, true, spelling.prose),
    status: statusFor(words, chapter.entry),
  }
  const before = precedingSection(chapter, context)
  if (before !== null) edit.afterSectionId = before.id
  return { edit, heading, words, chapter }
}

/** The last section of the document that comes before this one in the outline. */
function precedingSection({ entry }: Chapter, { outline, sections }: DraftContext): SectionText | null {
  if (entry === null || sections.every((section) => section.body.trim() === '')) return null
  const earlier = new Set(outline.slice(0, outline.indexOf(entry)).map(({ heading }) => heading))
  return sections.findLast((section) => earlier.has(section.heading)) ?? null
}

function wordsIn(chapter: Chapter): number {
  return chapter.blocks.reduce((sum, block) => sum + block.words, 0)
}

function weigh(all: readonly Terms[]): (term: string) => number {
  const seen = new Map<string, number>()
  for (const terms of all) for (const term of terms.keys()) seen.set(term, (seen.get(term) ?? 0) + 1)
  return (term) => Math.log(1 + (all.length + 1) / (seen.get(term) ?? 1))
}
