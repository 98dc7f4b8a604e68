// A manuscript as the paragraphs that can be found in it. A text without blank lines is cut, so that no entry is long.
import { splitBlocks } from '../../shared/document/blocks.ts'
import type { Steps } from '../../shared/document/steps.ts'
import { paragraphHash } from '../document/paragraph-hash.ts'
import type { IndexedParagraph } from '../store/queries/search-documents.ts'

/** UTF-16 code units: a piece is indexed in a few milliseconds. */
const LONGEST = 8000

/** Each text once, as it stands in the manuscript. */
export function* paragraphsOf(markdown: string): Steps<IndexedParagraph[]> {
  const found = new Map<string, string>()
  for (const block of splitBlocks(markdown.replace(/\r\n?/g, '\n'))) {
    for (const piece of piecesOf(block)) {
      if (/[\p{L}\p{N}]/u.test(piece)) found.set(paragraphHash(piece), piece)
    }
    yield
  }
  return [...found].map(([hash, text]) => ({ hash, text }))
}

function piecesOf(block: string): string[] {
  const pieces: string[] = []
  let rest = block.trim()
  while (rest.length > LONGEST) {
    const at = cutIn(rest)
    pieces.push(rest.slice(0, at).trim())
    rest = rest.slice(at).trim()
  }
  return rest === '' ? pieces : [...pieces, rest]
}

/** At a line's end where there is one, else between words, else in the midst, but of no sign. */
function cutIn(text: string): number {
  const line = text.lastIndexOf('\n', LONGEST)
  if (line > LONGEST / 2) return line
  const space = text.lastIndexOf(' ', LONGEST)
  if (space > LONGEST / 2) return space
  return /[\ud800-\udbff]/.test(text[LONGEST - 1] ?? '') ? LONGEST - 1 : LONGEST
}
