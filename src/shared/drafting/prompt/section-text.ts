// How a section of the manuscript stands in a prompt: a line of the outline, or its text with the author's own
// paragraphs marked.
import { splitBlocks } from '../../document/blocks.ts'
import type { SectionText } from '../drafter.ts'
import { block } from './block.ts'
import { cutToTokens } from './estimate-tokens.ts'
import { asAttribute, asData, asLine } from './plain-data.ts'

const LONGEST_HEADING = 60
const FIRST_WORDS = 24

export interface NamedSection {
  section: SectionText
  name: string
  words: number
}

export function outlineLine({ section, name, words }: NamedSection): string {
  const { heading, status, targetWords, locked } = section
  const facts = [
    status,
    `${words} words`,
    ...(targetWords === null ? [] : [`target ${targetWords}`]),
    ...(locked ? ['locked'] : []),
  ]
  return `${name}: ${headingOf(heading)} (${facts.join(', ')})`
}

/** What follows the line of a section that is not shown. */
export function firstWords({ section }: NamedSection): string {
  return ` Begins: ${cutToTokens(asLine(section.body.slice(0, 400)), FIRST_WORDS)}`
}

export function sectionBlock(
  { section, name }: NamedSection,
  paragraphs: readonly string[],
  note = '',
): string {
  const { heading, locked } = section
  const attributes = ` name="${asAttribute(name)}"${locked ? ' locked="read only"' : ''}${note}`
  const head = heading === '' ? [] : [`## ${headingOf(heading)}`]
  return block('section', [...head, paragraphs.join('\n\n')], attributes)
}

/** Marked where they are the author's own. */
export function paragraphsOf({ body, ownParagraphs }: SectionText): string[] {
  const own = new Set(ownParagraphs)
  return splitBlocks(body)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => (own.has(text) ? block('own', [asData(text)]).trimEnd() : asData(text)))
}

function headingOf(heading: string): string {
  return heading === '' ? '(before the first heading)' : cutToTokens(asLine(heading), LONGEST_HEADING)
}
