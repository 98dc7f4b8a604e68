// Which transcript items a drafted paragraph rests on, found again by a hash of its text.
import type { PlacedParagraph } from './apply-edits.ts'
import { isHeading, splitBlocks } from './blocks.ts'
import type { ParagraphSource } from './document.ts'

const EXCERPT = 160

/** One row a paragraph; `hash` is sha256 in hex (passed in: shared code has no crypto). No items = unsourced. */
export function paragraphSources(
  paragraphs: readonly PlacedParagraph[],
  jobId: string,
  hash: (text: string) => string,
): ParagraphSource[] {
  const rows = new Map<string, ParagraphSource>()
  for (const { markdown, sources } of paragraphs) {
    for (const block of paragraphsOf(markdown)) {
      const paragraphHash = hash(block)
      const known = rows.get(paragraphHash)?.itemIds ?? []
      const excerpt = Array.from(block.slice(0, EXCERPT * 2))
        .slice(0, EXCERPT)
        .join('')
      rows.set(paragraphHash, {
        paragraphHash,
        excerpt,
        itemIds: [...new Set([...known, ...sources])],
        jobId,
      })
    }
  }
  return [...rows.values()]
}

/** The first words of a paragraph, for people. */
export function excerptOf(paragraph: string): string {
  return Array.from(paragraph.slice(0, EXCERPT * 2))
    .slice(0, EXCERPT)
    .join('')
}

/** The trimmed paragraphs of a text, headings left out: what is hashed. */
export function paragraphsOf(markdown: string): string[] {
  return splitBlocks(markdown)
    .filter((block) => !isHeading(block))
    .map((block) => block.trim())
    .filter((block) => block !== '')
}
