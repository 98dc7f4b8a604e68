// Two texts as one to read: what went away and what came stay beside each other, each with its range.
import { textChanges } from '../../shared/document/text-change.ts'

export interface TextRange {
  from: number
  to: number
}

export interface Comparison {
  text: string
  /** In `text`; without these it reads as it does after. */
  removed: TextRange[]
  /** In `text`; without these it reads as it did before. */
  added: TextRange[]
}

export function compareTexts(before: string, after: string): Comparison {
  const removed: TextRange[] = []
  const added: TextRange[] = []
  let text = ''
  let at = 0
  const put = (piece: string, ranges: TextRange[]) => {
    if (piece !== '') ranges.push({ from: text.length, to: text.length + piece.length })
    text += piece
  }
  for (const edit of textChanges(before, after)) {
    text += before.slice(at, edit.from)
    put(before.slice(edit.from, edit.to), removed)
    put(edit.insert, added)
    at = edit.to
  }
  return { text: text + before.slice(at), removed, added }
}
