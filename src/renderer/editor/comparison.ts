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

export interface Piece {
  /** Empty where only the other side has something. */
  text: string
  /** The sides differ here. */
  isChanged: boolean
}

/** The two texts apart again, each with what the other does not have. */
export function sidesOf({ text, removed, added }: Comparison): { before: Piece[]; after: Piece[] } {
  return { before: side(text, removed, added), after: side(text, added, removed) }
}

function side(text: string, own: readonly TextRange[], others: readonly TextRange[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const put = (to: number, isChanged: boolean) => {
    if (to > at) pieces.push({ text: text.slice(at, to), isChanged })
    at = to
  }
  const marked = [
    ...own.map((range) => ({ ...range, isOwn: true })),
    ...others.map((range) => ({ ...range, isOwn: false })),
  ].sort((a, b) => a.from - b.from)
  for (const { from, to, isOwn } of marked) {
    put(from, false)
    if (isOwn) put(to, true)
    else pieces.push({ text: '', isChanged: true })
    at = to
  }
  put(text.length, false)
  return pieces
}
