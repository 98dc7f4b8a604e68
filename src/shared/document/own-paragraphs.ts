// Which paragraphs of a section hold words that the author wrote: the drafter is told to keep them as they are.
import { isHeading, splitBlocks } from './blocks.ts'

interface Range {
  start: number
  end: number
}

/**
 * Trimmed paragraphs of `body`, which stands at `offset` of the document, that have a character in `own`: ranges of
 * the document in UTF-16 code units, in order, not overlapping.
 */
export function ownParagraphs(body: string, offset: number, own: readonly Range[]): string[] {
  const found: string[] = []
  let at = offset
  let next = 0
  for (const block of splitBlocks(body)) {
    const end = at + block.trimEnd().length
    while (next < own.length && (own[next]?.end ?? 0) <= at) next++
    const touched = (own[next]?.start ?? Infinity) < end
    if (touched && !isHeading(block) && block.trim() !== '') found.push(block.trim())
    at += block.length
  }
  return found
}
