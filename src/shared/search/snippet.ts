// The snippet as the index gives it, with signs around the words that were found, as text and places.
import type { Snippet } from './search.ts'

/** Noncharacters: nobody writes them. */
export const MARK_BEGINS = '\ufdd0'
export const MARK_ENDS = '\ufdd1'

/** On one line: blank space of any length is one space. Signs of headings at the start are left out. */
export function readSnippet(marked: string): Snippet {
  const marks: Snippet['marks'] = []
  let text = ''
  let begun: number | null = null
  for (const char of marked
    .trim()
    .replace(/^#{1,6}\s+/, '')
    .replace(/\s+/g, ' ')) {
    if (char === MARK_BEGINS) begun ??= text.length
    else if (char === MARK_ENDS) {
      if (begun !== null && begun < text.length) marks.push([begun, text.length])
      begun = null
    } else text += char
  }
  return { text, marks }
}
