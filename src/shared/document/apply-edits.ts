// The drafter's answer put into the text it read: base Markdown and edits in, the drafter's Markdown out.
import { assertNever } from '../errors.ts'
import type { DraftEdit, DraftParagraph } from '../drafting/drafter.ts'
import { missingFence, separatorBetween } from './blocks.ts'
import { cleanHeading, cleanParagraph } from './clean-paragraph.ts'
import { placeAfter, type SectionMove } from './move-sections.ts'
import { parseSections, type ParsedSection } from './sections.ts'
import type { Section, SectionStatus } from './section.ts'

/** A drafted paragraph as it stands in the text, trimmed, and the transcript items it rests on (none = unsourced). */
export interface PlacedParagraph {
  markdown: string
  sources: string[]
}

export interface AppliedEdits {
  markdown: string
  paragraphs: PlacedParagraph[]
  /** States the drafter gives; a new section is named by its heading. */
  statuses: { sectionId: string | null; heading: string; status: SectionStatus }[]
  /** To be done on the merged text, so that what the author typed in the section moves with it. */
  moves: SectionMove[]
  /** Edits of locked sections, and what an open fence would swallow; their words become proposals. */
  refused: DraftEdit[]
}

export interface ApplyOptions {
  /** Put as `# title` when the text has nothing yet; null = no title. */
  title: string | null
}

interface Node {
  id: string | null
  level: number
  head: string
  body: string
  /** Written by this edit: stands apart from its neighbours by an empty line. */
  drafted: boolean
}

/** `sections` are the rows of `base`, one for each of its headings in order. Throws on a section that is not there. */
export function applyEdits(
  base: string,
  sections: readonly Section[],
  edits: readonly DraftEdit[],
  options: ApplyOptions,
): AppliedEdits {
  const lead = base.slice(0, parseSections(base)[0]?.start ?? base.length)
  const nodes = nodesOf(base, sections)
  const locked = new Set(sections.filter((section) => section.locked).map((section) => section.id))
  const result: AppliedEdits = { markdown: base, paragraphs: [], statuses: [], moves: [], refused: [] }
  const place = placer(nodes)
  for (const given of edits) {
    const edit = { ...given, paragraphs: cleaned(given.paragraphs) }
    result.paragraphs.push(...edit.paragraphs)
    if (edit.sectionId !== undefined && locked.has(edit.sectionId)) result.refused.push(edit)
    else applyOne(edit, nodes, place, result)
  }
  const untitled = options.title !== null && base.trim() === '' && nodes.length > 0
  if (untitled)
    nodes.unshift({
      id: null,
      level: 1,
      head: `# ${cleanHeading(options.title ?? '')}\n\n`,
      body: '',
      drafted: true,
    })
  result.markdown = lead.trim() === '' && untitled ? joinNodes('', nodes) : joinNodes(lead, nodes)
  return result
}

/** False when it would stand behind an open fence, which would swallow it. */
type Place = (afterSectionId: string | null | undefined, node: Node) => boolean

function cleaned(paragraphs: readonly DraftParagraph[]): PlacedParagraph[] {
  return paragraphs
    .map(({ markdown, sources }) => ({ markdown: cleanParagraph(markdown), sources: [...new Set(sources)] }))
    .filter(({ markdown }) => markdown !== '')
}

function applyOne(edit: DraftEdit, nodes: Node[], place: Place, result: AppliedEdits): void {
  const text = edit.paragraphs.map(({ markdown }) => markdown).join('\n\n')
  if (edit.op === 'insert') {
    const heading = cleanHeading(edit.heading ?? '')
    const body = text === '' ? '' : `${text}\n`
    const node = { id: null, level: 2, head: `## ${heading}\n\n`, body, drafted: true }
    if (place(edit.afterSectionId, node))
      result.statuses.push({ sectionId: null, heading, status: edit.status })
    else result.refused.push(edit)
    return
  }
  const node = nodes.find((candidate) => candidate.id === edit.sectionId)
  if (edit.sectionId === undefined || node === undefined)
    throw new Error(`No section ${String(edit.sectionId)} in the text`)
  if (text !== '' && edit.op !== 'replace' && isOpen(node)) {
    result.refused.push(edit)
    return applyOne({ ...edit, paragraphs: [] }, nodes, place, result)
  }
  if (text !== '') node.drafted = true
  switch (edit.op) {
    case 'replace':
      // An answer without paragraphs never empties a section.
      if (text !== '') node.body = `${leadingBlank(node)}${text}\n`
      break
    case 'append':
      if (text !== '') node.body = appended(node, text)
      break
    case 'retitle':
      retitle(node, edit.heading)
      if (text !== '') node.body = appended(node, text)
      break
    case 'move':
      result.moves.push({ sectionId: edit.sectionId, afterSectionId: edit.afterSectionId })
      if (text !== '') node.body = appended(node, text)
      break
    default:
      assertNever(edit.op)
  }
  result.statuses.push({ sectionId: edit.sectionId, heading: '', status: edit.status })
}

function isOpen(node: Node | undefined): boolean {
  return node !== undefined && missingFence(node.body) !== ''
}

function appended(node: Node, text: string): string {
  if (node.body.trim() === '') return `${leadingBlank(node)}${text}\n`
  return `${node.body}${separatorBetween(node.body, text)}${text}\n`
}

/** Between heading and text stands one empty line, where the heading does not bring it. */
function leadingBlank(node: Node): string {
  return node.head === '' ? '' : separatorBetween(node.head, 'x')
}

function retitle(node: Node, heading: string | undefined): void {
  const words = cleanHeading(heading ?? '')
  if (words === '' || node.level === 0) return
  node.head = `${'#'.repeat(node.level)} ${words}\n${node.head.endsWith('\n\n') ? '\n' : ''}`
}

function nodesOf(markdown: string, sections: readonly Section[]): Node[] {
  const parsed = parseSections(markdown)
  if (parsed.length !== sections.length) throw new Error('The section rows do not fit the text')
  return parsed.map((section: ParsedSection, at) => ({
    id: sections[at]?.id ?? null,
    level: section.level,
    head: markdown.slice(section.start, section.bodyStart),
    body: section.body,
    drafted: false,
  }))
}

function joinNodes(lead: string, nodes: readonly Node[]): string {
  const parts = [lead]
  let before = lead
  let draftedBefore = false
  for (const { head, body, drafted } of nodes) {
    // What the author set close together stays so; only a text end without a line break is mended.
    if (drafted || draftedBefore || !(before === '' || before.endsWith('\n'))) {
      parts.push(separatorBetween(before, 'x'))
    }
    before = head + body
    parts.push(before)
    draftedBefore = drafted
  }
  return parts.join('')
}

/** Several inserts after the same section stand in the order they were given. */
function placer(nodes: Node[]): Place {
  const lastAfter = new Map<string | null, Node>()
  return (afterSectionId, node) => {
    const key = afterSectionId ?? null
    const previous = afterSectionId === undefined ? undefined : lastAfter.get(key)
    const at = previous === undefined ? placeAfter(nodes, afterSectionId) : nodes.indexOf(previous) + 1
    if (at === null) throw new Error(`No section ${String(afterSectionId)} in the text`)
    if (isOpen(nodes[at - 1])) return false
    nodes.splice(at, 0, node)
    if (afterSectionId !== undefined) lastAfter.set(key, node)
    return true
  }
}
