// A drafter's Markdown made safe to stand in a section: it cannot open a section or swallow what follows.
import { missingFence, splitBlocks, startsSection } from './blocks.ts'

/** `\n` line ends, trimmed, `#` and `##` lines lowered to `###`, open fences closed. '' when nothing is left. */
export function cleanParagraph(markdown: string): string {
  const text = markdown.replace(/\r\n?/g, '\n').replaceAll('\u0000', '').trim()
  const fence = missingFence(text)
  const closed = fence === '' ? text : `${text}\n${fence}`
  return splitBlocks(closed)
    .map((block) => (startsSection(block) ? block.replace(/^( {0,3})#{1,2}/, '$1###') : block))
    .join('')
}

/** One line, no `#` in front, at most 200 characters. */
export function cleanHeading(heading: string): string {
  const line = heading
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^#+\s*/, '')
  return Array.from(line).slice(0, 200).join('').trim()
}
