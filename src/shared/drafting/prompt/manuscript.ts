// The manuscript in a prompt: an outline of it, and the sections there is room for, whole.
import { countWords } from '../../document/word-count.ts'
import type { SectionText } from '../drafter.ts'
import { estimateTokens } from './estimate-tokens.ts'
import { lineTokens } from './fit-lines.ts'
import type { PromptNames } from './prompt.ts'
import { take, type Room } from './room.ts'
import { firstWords, outlineLine, paragraphsOf, sectionBlock, type NamedSection } from './section-text.ts'

const END_ONLY = ' shown="end only"'

interface Entry extends NamedSection {
  outlined: boolean
  /** null = not shown, or only in the outline. */
  text: string | null
  whole: boolean
}
export type Manuscript = readonly Entry[]

export function readManuscript(sections: readonly SectionText[]): Manuscript {
  return sections.map((section, at) => ({
    section,
    name: `s${at + 1}`,
    words: countWords(section.body),
    outlined: false,
    text: null,
    whole: false,
  }))
}

/** Puts sections in the outline, in the order given, as many as fit. Only those can be shown. */
export function outlineSections(manuscript: Manuscript, order: readonly number[], room: Room): void {
  for (const at of order) {
    const entry = manuscript[at]
    if (entry === undefined || !take(room, lineTokens(outlineLine(entry)))) return
    entry.outlined = true
  }
}

/** Shows sections whole, in the order given; one that finds no room is passed over. */
export function showSections(manuscript: Manuscript, order: readonly number[], room: Room): void {
  for (const at of order) {
    const entry = manuscript[at]
    if (entry === undefined || !isToShow(entry)) continue
    // A character is a third of a token at least: what is far too long need not be written out to be measured.
    if (entry.section.body.trim().length / 3 > room.left) continue
    const text = sectionBlock(entry, paragraphsOf(entry.section))
    if (!take(room, estimateTokens(text))) continue
    entry.text = text
    entry.whole = true
  }
}

/** The last paragraphs of a section that was too long to be shown: what is to go on must fit to them. */
export function showEnd(manuscript: Manuscript, at: number | undefined, room: Room): void {
  const entry = at === undefined ? undefined : manuscript[at]
  if (entry === undefined || !isToShow(entry)) return
  const part = { left: room.left - estimateTokens(sectionBlock(entry, [], END_ONLY)) }
  const shown: string[] = []
  for (const paragraph of paragraphsOf(entry.section).toReversed()) {
    if (!take(part, estimateTokens(paragraph) + 2)) break
    shown.unshift(paragraph)
  }
  if (shown.length === 0) return
  room.left = part.left
  entry.text = sectionBlock(entry, shown, END_ONLY)
}

function isToShow({ outlined, text, section }: Entry): boolean {
  return outlined && text === null && section.body.trim() !== ''
}

/** Sections with text that stand in the outline only, or not even there. */
export function sectionsNotWhole(manuscript: Manuscript): number {
  return manuscript.filter(({ whole, section }) => !whole && section.body.trim() !== '').length
}

/** Lines of the outline; the first words of what is not shown as long as there is room. */
export function outlineLines(manuscript: Manuscript, room: Room): string[] {
  const lines = manuscript.flatMap((entry) => {
    if (!entry.outlined) return []
    const line = outlineLine(entry)
    const begins = isToShow(entry) ? firstWords(entry) : ''
    return [take(room, estimateTokens(begins)) ? line + begins : line]
  })
  return lines
}

export function sectionBlocks(manuscript: Manuscript): string {
  return manuscript.map(({ text }) => text ?? '').join('')
}

export function nameSections(manuscript: Manuscript, names: PromptNames): void {
  const outlined: string[] = []
  for (const { section, name, whole, outlined: isNamed } of manuscript) {
    if (!isNamed) continue
    names.sections[name] = section.id
    names.headings[name] = section.heading
    if (section.locked) names.locked.push(name)
    else if (!whole && section.body.trim() !== '') outlined.push(name)
  }
  names.outlined = outlined
}
