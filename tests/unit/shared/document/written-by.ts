// What of a text is one writer's, to read in a test.
import type { AuthoredText, Writer } from '../../../../src/shared/document/authorship.ts'

/** Stretches of one writer, with `|` between them. */
export function writtenBy(writer: Writer, { markdown, authorship }: AuthoredText): string {
  const found: string[] = []
  let at = 0
  for (const { by, length } of authorship) {
    if (by === writer) found.push(markdown.slice(at, at + length))
    at += length
  }
  return found.join('|')
}

export function authoredBy(by: Writer, markdown: string): AuthoredText {
  return { markdown, authorship: [{ by, length: markdown.length }] }
}
