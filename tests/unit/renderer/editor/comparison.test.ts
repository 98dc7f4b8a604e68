// Bug caught: a comparison that shows words neither text has, or leaves some out.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareTexts, sidesOf, type TextRange } from '../../../../src/renderer/editor/comparison.ts'

const text = fc
  .array(fc.constantFrom('one ', 'two ', 'three.', '\n\n', '# A\n'), { maxLength: 12 })
  .map((parts) => parts.join(''))

function without(text: string, ranges: readonly TextRange[]): string {
  return ranges.reduceRight((left, { from, to }) => left.slice(0, from) + left.slice(to), text)
}

it('holds both texts whole', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const comparison = compareTexts(before, after)
      expect(without(comparison.text, comparison.added)).toBe(before)
      expect(without(comparison.text, comparison.removed)).toBe(after)
      const { before: old, after: now } = sidesOf(comparison)
      expect([old, now].map((pieces) => pieces.map((piece) => piece.text).join(''))).toEqual([before, after])
    }),
    { numRuns: 1000 },
  )
})

it('marks words, not paragraphs', () => {
  const { text, removed, added } = compareTexts('We walked on Sundays.\n', 'We ran on Sundays.\n')
  const read = ({ from, to }: TextRange) => text.slice(from, to)
  expect([removed.map(read), added.map(read)]).toEqual([['walked'], ['ran']])
})

it('gives each side what only it has, and the place of what only the other has', () => {
  const { before, after } = sidesOf(compareTexts('We walked on Sundays.\n', 'We ran on Sundays.\n'))
  const changed = (pieces: typeof before) => pieces.filter((piece) => piece.isChanged).map(({ text }) => text)
  expect([changed(before), changed(after)]).toEqual([
    ['walked', ''],
    ['', 'ran'],
  ])
})
