// Sections of a text put in another order, each with everything that stands in it and who wrote it.
import { joinAuthorship, sliceAuthorship, type Authorship, type AuthoredText } from './authorship.ts'
import { missingFence, separatorBetween } from './blocks.ts'
import { parseSections, type ParsedSection } from './sections.ts'
import type { Section } from './section.ts'

export interface SectionMove {
  sectionId: string
  /** null = first, under the title; undefined = last. */
  afterSectionId: string | null | undefined
}

export interface MovedText extends AuthoredText {
  /** The rows in their new order. */
  sections: Section[]
}

interface Place {
  id: string | null
  level: number
}

/**
 * `sections` are the rows of the text. A section that is not there (any more), is locked, is the title or stands above
 * it is left where it is; so is everything while a fence is open, which would swallow what is put behind it.
 */
export function moveSections(
  text: AuthoredText,
  sections: readonly Section[],
  moves: readonly SectionMove[],
): MovedText {
  const { markdown, authorship } = text
  if (moves.length === 0 || missingFence(markdown) !== '')
    return { markdown, authorship, sections: [...sections] }
  const parsed = parseSections(markdown)
  if (parsed.length !== sections.length) throw new Error('The section rows do not fit the text')
  const nodes = parsed.map((section, at) => ({ ...section, row: sections[at], id: sections[at]?.id ?? null }))
  const locked = new Set(sections.filter((section) => section.locked).map((section) => section.id))
  for (const move of moves) {
    const from = nodes.findIndex((node) => node.id === move.sectionId)
    const node = nodes[from]
    if (node === undefined || node.level !== 2 || locked.has(move.sectionId)) continue
    nodes.splice(from, 1)
    nodes.splice(placeAfter(nodes, move.afterSectionId) ?? from, 0, node)
  }
  const rows = nodes.flatMap(({ row }, position) => (row === undefined ? [] : [{ ...row, position }]))
  return { ...inOrder(text, nodes), sections: rows }
}

/** Index behind the section; null when it is not there. */
export function placeAfter(
  nodes: readonly Place[],
  afterSectionId: string | null | undefined,
): number | null {
  if (afterSectionId === undefined) return nodes.length
  if (afterSectionId === null) {
    const title = nodes[0]?.level === 0 ? 1 : 0
    return nodes[title]?.level === 1 ? title + 1 : title
  }
  const at = nodes.findIndex((node) => node.id === afterSectionId)
  return at === -1 ? null : at + 1
}

/** What the author set close together stays so; only a text end without a line break is mended. */
function inOrder({ markdown, authorship }: AuthoredText, order: readonly ParsedSection[]): AuthoredText {
  const lead = Math.min(...order.map(({ start }) => start), markdown.length)
  const parts = [markdown.slice(0, lead)]
  const spans: Authorship[] = [sliceAuthorship(authorship, 0, lead)]
  for (const { start, end } of order) {
    const before = parts.at(-1) ?? ''
    const separator = before === '' || before.endsWith('\n') ? '' : separatorBetween(before, 'x')
    parts.push(separator, markdown.slice(start, end))
    spans.push([{ by: 'author', length: separator.length }], sliceAuthorship(authorship, start, end))
  }
  return { markdown: parts.join(''), authorship: joinAuthorship(spans) }
}
