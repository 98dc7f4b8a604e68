// Would catch: words of the voice guide found inside other words, missed for their capitals or their apostrophe, or a
// guide whose punctuation breaks the search.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createWordFinder } from '../../../../src/shared/drafting/guide-words.ts'

const found = (words: string[], text: string): string[] =>
  createWordFinder(words)(text).map(({ from, to }) => text.slice(from, to))

test.each([
  [['very'], 'Very early, every delivery was VERY late.', ['Very', 'VERY']],
  [['GitHub'], "We put it on github; github's page was slow.", ['github', 'github']],
  [['don'], "I don't know Don.", ['Don']],
  [["don't"], 'I don’t.', ['don’t']],
  [['café'], 'The Café at the Cafés.', ['Café']],
  [['boiler-suit'], 'A boiler suit\nand a Boiler-Suit.', ['boiler suit', 'Boiler-Suit']],
  [['iron', 'iron thimble'], 'The iron thimble was of iron.', ['iron thimble', 'iron']],
  [['C++', 'U.S.', '(sic)'], 'c++ in the U.S. (sic), not C+', ['c++', 'U.S.', '(sic)']],
  [['  '], 'nothing', []],
  [[], 'nothing', []],
])('%j in %j', (words, text, expected) => {
  expect(found(words, text)).toEqual(expected)
})

test('any words can be looked for in any text', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }), fc.string(), (words, text) => {
      for (const { word, from, to } of createWordFinder(words)(text)) {
        expect(words).toContain(word)
        expect(to).toBeGreaterThan(from)
      }
    }),
  )
})
