// The paragraphs around a position or in a stretch of the text, cut as main cuts them, and their fingerprint: how a
// drafted paragraph finds what it rests on.
import type { Text } from '@codemirror/state'
import { isHeading, splitBlocks } from '../../shared/document/blocks.ts'

export interface Paragraph {
  from: number
  to: number
  /** Trimmed. */
  text: string
}

/** The paragraph or heading around `position`; null on a blank line. */
export function paragraphAt(doc: Text, position: number): Paragraph | null {
  const line = doc.lineAt(position)
  if (line.text.trim() === '') return null
  return blocksBetween(doc, line.from, line.to).find(({ to }) => to > line.from) ?? null
}

/** Paragraphs with something in [from, to], headings left out. */
export function paragraphsBetween(doc: Text, from: number, to: number): Paragraph[] {
  return blocksBetween(doc, from, to).filter(({ text }) => !isHeading(text))
}

/** A paragraph of more lines is cut. */
const MOST_LINES = 2000

function blocksBetween(doc: Text, from: number, to: number): Paragraph[] {
  const isBlank = (line: number) => doc.line(line).text.trim() === ''
  let first = doc.lineAt(from).number
  const highest = Math.max(1, first - MOST_LINES)
  while (first > highest && !isBlank(first - 1)) first--
  let last = doc.lineAt(to).number
  const lowest = Math.min(doc.lines, last + MOST_LINES)
  while (last < lowest && !isBlank(last + 1)) last++
  let at = doc.line(first).from
  return splitBlocks(doc.sliceString(at, doc.line(last).to, '\n')).flatMap((block) => {
    const start = at + block.length - block.trimStart().length
    at += block.length
    const text = block.trim()
    return text === '' ? [] : [{ from: start, to: start + text.length, text }]
  })
}

/** sha256 of the trimmed text, in hex: the `paragraphHash` of a ParagraphSource. */
export async function fingerprint(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text.trim()))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
