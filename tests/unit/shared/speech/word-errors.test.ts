// Word errors as everybody counts them. Catches a count that is not the fewest, and words that differ only in how they
// are written.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spokenWords, sumWordErrors, wordErrors } from '../../../../src/shared/speech/word-errors.ts'

test.each([
  ['the same', 'Ask not', 'ask, NOT!', [0, 0, 0]],
  ['one exchanged', 'ask not what', 'ask now what', [1, 0, 0]],
  ['one put in', 'ask what', 'ask not what', [0, 1, 0]],
  ['one left out', 'ask not what', 'ask what', [0, 0, 1]],
  ['all of them', 'a b c d', 'b x d e', [1, 1, 1]],
  ['nothing written', 'a b', '', [0, 0, 2]],
  ['nothing said', '', 'a', [0, 1, 0]],
])('%s', (_what, said, written, [substitutions, insertions, deletions]) => {
  expect(wordErrors(said, written)).toMatchObject({ substitutions, insertions, deletions })
})

test('marks, capitals, accents and hyphens are no words', () => {
  expect(spokenWords('“Élan” — cold-hearted, don’t; 3.5')).toEqual([
    'elan',
    'cold',
    'hearted',
    "don't",
    '3',
    '5',
  ])
})

test('never more than leaving all out and putting all in; none for the same; as many when turned round', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 })
  fc.assert(
    fc.property(words, words, (said, written) => {
      const there = wordErrors(said.join(' '), written.join(' '))
      const back = wordErrors(written.join(' '), said.join(' '))
      const errors = there.substitutions + there.insertions + there.deletions
      expect(errors).toBeLessThanOrEqual(Math.max(said.length, written.length))
      expect(there.deletions - there.insertions).toBe(said.length - written.length)
      expect(errors).toBe(back.substitutions + back.insertions + back.deletions)
      expect(wordErrors(said.join(' '), said.join(' ')).rate).toBe(0)
    }),
  )
})

test('several texts count by their words, not by their number', () => {
  const each = [wordErrors('a b c', 'a b c'), wordErrors('a', 'b')]
  expect(sumWordErrors(each)).toMatchObject({ substitutions: 1, words: 4, rate: 0.25 })
})
