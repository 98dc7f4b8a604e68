// Which paragraphs of a replaced stretch came of which: alike blocks in the same order on both sides.
import { startsSection, type Block } from './blocks.ts'
import { bagSimilarity, wordBag } from './similarity.ts'

const ALIKE = 0.4

/** [index in `base`, index in `side`], rising in both; the most alikeness in all. Works in rows times columns. */
export function bestPairs(base: readonly Block[], side: readonly Block[]): [number, number][] {
  const width = side.length + 1
  const best = new Float64Array((base.length + 1) * width)
  const kinds = { base: base.map(startsSection), side: side.map(startsSection) }
  const bags = { base: base.map(wordBag), side: side.map(wordBag) }
  const likeness = (row: number, column: number): number => {
    const [one, other] = [bags.base[row], bags.side[column]]
    if (one === undefined || other === undefined || kinds.base[row] !== kinds.side[column]) return 0
    return bagSimilarity(one, other)
  }
  const score = new Float64Array(base.length * side.length)
  for (let row = base.length - 1; row >= 0; row--) {
    for (let column = side.length - 1; column >= 0; column--) {
      const alike = likeness(row, column)
      score[row * side.length + column] = alike
      best[row * width + column] = Math.max(
        best[(row + 1) * width + column] ?? 0,
        best[row * width + column + 1] ?? 0,
        alike >= ALIKE ? alike + (best[(row + 1) * width + column + 1] ?? 0) : 0,
      )
    }
  }
  const pairs: [number, number][] = []
  for (let row = 0, column = 0; row < base.length && column < side.length;) {
    const here = best[row * width + column] ?? 0
    const alike = score[row * side.length + column] ?? 0
    if (alike >= ALIKE && here === alike + (best[(row + 1) * width + column + 1] ?? 0))
      pairs.push([row++, column++])
    else if (here === (best[(row + 1) * width + column] ?? 0)) row++
    else column++
  }
  return pairs
}
