// The words of two paragraphs as one running text: what stayed, what went, what came.
import { diffSequences } from '../../../shared/document/diff-sequences.ts'
import { splitWords } from '../../../shared/document/sentences.ts'

export interface WordPiece {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** By whole words; blank space alone is no difference. */
export function wordPieces(before: string, after: string): WordPiece[] {
  const [old, now] = [splitWords(before.trim()), splitWords(after.trim())]
  const pieces: WordPiece[] = []
  const put = (kind: WordPiece['kind'], words: readonly string[]) => {
    if (words.length > 0) pieces.push({ kind, text: words.join('') })
  }
  let row = 0
  let column = 0
  const putSame = (end: number) => {
    const same: string[] = []
    for (; row < end; row++, column++) same.push(longer(old[row] ?? '', now[column] ?? ''))
    put('same', same)
  }
  for (const { baseStart, baseEnd, otherStart, otherEnd } of diffSequences(trimmed(old), trimmed(now))) {
    putSame(baseStart)
    put('removed', apart(old.slice(baseStart, baseEnd)))
    put('added', now.slice(otherStart, otherEnd))
    row = baseEnd
    column = otherEnd
  }
  putSame(old.length)
  return pieces
}

function trimmed(words: readonly string[]): string[] {
  return words.map((word) => word.trim())
}

/** Of one word, with the blank space that keeps it from the next on either side. */
function longer(old: string, now: string): string {
  return now.length >= old.length ? now : old
}

/** The last word of a paragraph has no blank space behind it, and others may come there. */
function apart(words: string[]): string[] {
  const last = words.at(-1)
  return last === undefined || last !== last.trimEnd() ? words : [...words.slice(0, -1), `${last} `]
}
