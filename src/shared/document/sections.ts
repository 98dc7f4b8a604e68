// Sections of the Markdown: a `#` or `##` heading and what follows it. Nothing here changes the text.
import { splitBlocks, startsSection } from './blocks.ts'
import type { Section } from './section.ts'

export interface ParsedSection {
  /** Without `#`; '' for text before the first heading. */
  heading: string
  /** 1 or 2; 0 for text before the first heading. */
  level: 0 | 1 | 2
  /** UTF-16 offsets: of the heading line, of the body after it, and of the end. */
  start: number
  bodyStart: number
  end: number
  body: string
}

/** In order, without gaps: every character lies in one section, but for blank space before the first. */
export function parseSections(markdown: string): ParsedSection[] {
  const sections: ParsedSection[] = []
  let open: Omit<ParsedSection, 'end' | 'body'> | null = null
  let at = 0
  const close = (end: number) => {
    if (open !== null) sections.push({ ...open, end, body: markdown.slice(open.bodyStart, end) })
  }
  for (const block of splitBlocks(markdown)) {
    if (startsSection(block)) {
      close(at)
      const newline = block.indexOf('\n')
      open = {
        heading: headingText(newline === -1 ? block : block.slice(0, newline)),
        level: block.trimStart().startsWith('##') ? 2 : 1,
        start: at,
        bodyStart: at + (newline === -1 ? block.length : newline + 1),
      }
    } else if (open === null && block.trim() !== '') {
      open = { heading: '', level: 0, start: at, bodyStart: at }
    }
    at += block.length
  }
  close(at)
  return sections
}

/** Index of the section that holds `offset`; the last one before it at a boundary's end; -1 when none. */
export function sectionAt(sections: readonly ParsedSection[], offset: number): number {
  let found = -1
  for (const [index, section] of sections.entries()) if (section.start <= offset) found = index
  return found
}

function headingText(line: string): string {
  return line
    .trim()
    .replace(/^#{1,2}/, '')
    .replace(/[ \t]#+[ \t]*$/, '')
    .trim()
}

/** Ranges of the text that locked rows stand for. Nothing may be put before text without a heading, either. */
export function lockedRanges(
  parsed: readonly ParsedSection[],
  rows: readonly Section[],
): { start: number; end: number }[] {
  return parsed
    .filter((_, at) => rows[at]?.locked === true)
    .map(({ level, start, end }) => ({ start: level === 0 ? 0 : start, end }))
}
