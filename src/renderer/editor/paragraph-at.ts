// The paragraph around a position, and its fingerprint: how a drafted paragraph finds what it rests on.
import type { Text } from '@codemirror/state'

export interface Paragraph {
  from: number
  to: number
  /** Trimmed. */
  text: string
}

/** The run of non-blank lines around `position`; null on a blank line. */
export function paragraphAt(doc: Text, position: number): Paragraph | null {
  const at = doc.lineAt(position)
  if (at.text.trim() === '') return null
  let first = at.number
  while (first > 1 && doc.line(first - 1).text.trim() !== '') first--
  let last = at.number
  while (last < doc.lines && doc.line(last + 1).text.trim() !== '') last++
  const from = doc.line(first).from
  const to = doc.line(last).to
  return { from, to, text: doc.sliceString(from, to, '\n').trim() }
}

/** sha256 of the trimmed text, in hex: the `paragraphHash` of a ParagraphSource. */
export async function fingerprint(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text.trim()))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
