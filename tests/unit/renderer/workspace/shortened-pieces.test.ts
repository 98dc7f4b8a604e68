// Bug caught: a proposal of a long paragraph whose one changed word is cut off below the card's edge.
import { expect, it } from 'vitest'
import { shortened } from '../../../../src/renderer/screens/workspace/shortened-pieces.ts'

const long = 'word '.repeat(100)

it('leaves out what both sides have, but for the words around a change', () => {
  const pieces = shortened([
    { text: long, isChanged: false },
    { text: 'changed ', isChanged: true },
    { text: long, isChanged: false },
  ])
  const text = pieces.map((piece) => piece.text).join('')
  expect(text).toMatch(/^ … word .*word changed word .* … $/s)
  expect(text.length).toBeLessThan(220)
  expect(pieces.map(({ at }) => at)).toEqual([0, 500, 508])
})

it('keeps a short text, and one without differences, whole', () => {
  const short = [
    { text: 'We ', isChanged: false },
    { text: 'ran', isChanged: true },
  ]
  expect(shortened(short).map(({ text }) => text)).toEqual(['We ', 'ran'])
  expect(shortened([{ text: long, isChanged: false }])[0]?.text).toBe(long)
})

// Bug caught: every key in a proposal takes seconds, for a card lays out all of a long word of which it shows a few lines.
it('holds no more than a card can show, and says that there is more', () => {
  const pieces = shortened([
    { text: 'word'.repeat(500), isChanged: false },
    { text: 'drow'.repeat(5000), isChanged: true },
    { text: 'word', isChanged: true },
  ])
  expect(pieces.map(({ at }) => at)).toEqual([0, 2000])
  const text = pieces.map((piece) => piece.text).join('')
  expect(text).toMatch(/^ … .*word(drow)+d?r?o?…$/s)
  expect(text.length).toBeLessThan(2600)
})
