// Word errors of what was written against what was said: the fewest words that were exchanged, put in or left out.

export interface WordErrors {
  substitutions: number
  insertions: number
  deletions: number
  /** Words that were said. */
  words: number
  /** All three together for each word said; 0 when nothing was said and nothing written. */
  rate: number
}

/** Small letters, digits and apostrophes within words count; accents, hyphens and other marks do not. */
export function spokenWords(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('’', "'")
  return plain.match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? []
}

export function wordErrors(said: string, written: string): WordErrors {
  const reference = spokenWords(said)
  const heard = spokenWords(written)
  let above: Edits[] = heard.reduce<Edits[]>(
    (row, _word, i) => [...row, edits(0, i + 1, 0)],
    [edits(0, 0, 0)],
  )
  for (const [i, word] of reference.entries()) {
    const row = [edits(0, 0, i + 1)]
    for (const [j, other] of heard.entries()) row.push(fewest(above, row, j, word === other))
    above = row
  }
  const { substitutions, insertions, deletions, sum } = above[heard.length] ?? edits(0, 0, 0)
  const words = reference.length
  return { substitutions, insertions, deletions, words, rate: sum === 0 ? 0 : sum / Math.max(1, words) }
}

/** Of several texts as if they were one. */
export function sumWordErrors(each: readonly WordErrors[]): WordErrors {
  const sum = (of: (one: WordErrors) => number): number => each.reduce((total, one) => total + of(one), 0)
  const [substitutions, insertions, deletions] = [
    sum((one) => one.substitutions),
    sum((one) => one.insertions),
    sum((one) => one.deletions),
  ]
  const words = sum((one) => one.words)
  const errors = substitutions + insertions + deletions
  return { substitutions, insertions, deletions, words, rate: errors === 0 ? 0 : errors / Math.max(1, words) }
}

interface Edits {
  substitutions: number
  insertions: number
  deletions: number
  sum: number
}

function edits(substitutions: number, insertions: number, deletions: number): Edits {
  return { substitutions, insertions, deletions, sum: substitutions + insertions + deletions }
}

/** The cell after `j` in the row that grows below `above`. */
function fewest(above: Edits[], row: Edits[], j: number, same: boolean): Edits {
  const none = edits(0, 0, 0)
  const [corner = none, up = none, left = none] = [above[j], above[j + 1], row[j]]
  if (same) return corner
  if (corner.sum <= up.sum && corner.sum <= left.sum) {
    return edits(corner.substitutions + 1, corner.insertions, corner.deletions)
  }
  if (up.sum <= left.sum) return edits(up.substitutions, up.insertions, up.deletions + 1)
  return edits(left.substitutions, left.insertions + 1, left.deletions)
}
