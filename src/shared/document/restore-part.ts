// Which stretch of an old text to put where in the present one, so that no blank lines are left over at its end.
import type { ComparedStretch, ManuscriptComparison } from './comparison.ts'

/** [from, to) of the old text in place of [newFrom, newTo) of the present one; UTF-16 offsets. */
export interface RestoredPart {
  from: number
  to: number
  newFrom: number
  newTo: number
}

/** Of neighbouring stretches, `first` to `last`; `after` must be the text as it stands. */
export function planRestore(
  { before, after }: Pick<ManuscriptComparison, 'before' | 'after'>,
  first: ComparedStretch,
  last: ComparedStretch,
): RestoredPart {
  const { from, newFrom } = first
  const { to } = last
  if (after.slice(last.newTo).trim() !== '') return { from, to, newFrom, newTo: last.newTo }
  const newTo = after.length
  // Nothing comes in its place: the blank lines in front of it would trail.
  if (from === to) return { from, to, newFrom: afterWords(after, newFrom), newTo }
  return {
    from,
    // What stood in the midst of the old text brings the blank lines behind it.
    to: to < before.length ? afterWords(before, to) : to,
    // A heading would stand close to a last line that ends with a line break.
    newFrom: before.slice(0, from).endsWith('\n\n') ? wordsEnd(after, newFrom) : newFrom,
    newTo,
  }
}

/** Behind the last words before `end` and their line break. */
function afterWords(text: string, end: number): number {
  const words = wordsEnd(text, end)
  return Math.min(end, text[words] === '\n' ? words + 1 : words)
}

function wordsEnd(text: string, end: number): number {
  return text.slice(0, end).trimEnd().length
}
